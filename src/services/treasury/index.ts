// See README.md.
export { closeMonth, closingOf, reopenMonth } from './closed-months.js';
export { FILES } from './file-texts.js';
export { fileOf, type TreasuryFile } from './files.js';
export { monthAfter, rowsOf, sumsByKoie, totalOf } from './month.js';
export { BASES, INCOME, KINDS, kindIn, movements, SUMS } from './movements.js';
export { linesOf, payoutOf, payoutsOf } from './payouts.js';
export { readPayouts } from './read-payouts.js';
