import type { NightOfKoie } from '../../../services/beds/heat-map';
import type { Say } from './use-words';

/** The danger of avalanches on a night that has a level: a short mark, and the same in words. Empty where there is none. */
export function dangerOf({ danger }: Pick<NightOfKoie, 'danger'>, say: Say): { mark: string; told: string } {
  if (!danger || danger.level === 0) return { mark: '', told: '' };
  const { level, isReached } = danger;
  return { mark: `${isReached ? '⚠' : '△'}\u00a0${level}`, told: say('danger', { level }) };
}
