// See README.md.
export { needsSecondFactor, resetFactors } from './change.js';
export { factorsOf } from './factors.js';
export { isAskedForMore, proveByCode } from './prove.js';
export { renewRecoveryCodes } from './recovery-codes.js';
export { addTotp, proposeTotp, removeTotp, type TotpProposal } from './totp.js';
