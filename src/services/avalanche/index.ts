export { AVALANCHE_ANSWERS, type AvalancheAnswer, answerAvalanche } from './answer.js';
export { type AvalancheToSeeTo, avalancheToSeeTo, type BoardNight, nightsForBoard } from './board.js';
export {
  avalancheJson,
  avalancheOfKoie,
  type DangerousKoie,
  dangerousKoier,
  type KoieAvalanche,
  type StayDanger,
  stayDangerJson,
} from './read.js';
export { type SilentRegion, silentRegions } from './warnings.js';
export { watchAvalanches } from './watch.js';
export { AVALANCHE_SOURCE, dangerInWords } from './words.js';
