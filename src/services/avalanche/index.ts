export { type AvalancheAnswer, answerAvalanche } from './answer.js';
export { silentRegions } from './warnings.js';
export { watchAvalanches } from './watch.js';
