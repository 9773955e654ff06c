import type { Language } from '../../models/index.js';
import { nightBetween } from '../../platform/format.js';

/** Where the levels come from, as it is to be named. */
export const AVALANCHE_SOURCE = 'Varsom.no / NVE';

/** The names of the European avalanche danger scale, 0 («not assessed») to 5. */
const LEVELS: Record<Language, readonly string[]> = {
  nb: ['ikke vurdert', 'liten', 'moderat', 'betydelig', 'stor', 'meget stor'],
  en: ['not assessed', 'low', 'moderate', 'considerable', 'high', 'very high'],
};

/** A danger level in words, such as «3 (betydelig)»; of 0 and null the words alone. */
export function levelInWords(level: number | null, language: Language): string {
  if (level === null) return language === 'en' ? 'not known' : 'ikke kjent';
  const name = LEVELS[language][level] ?? '';
  return level === 0 ? name : `${level} (${name})`;
}

/** Why a koie is closed, for guests. */
export function closureReason(level: number, language: Language): string {
  const words = levelInWords(level, language);
  return language === 'en'
    ? `Avalanche danger level ${words}, says ${AVALANCHE_SOURCE}`
    : `Snøskredfare, faregrad ${words}, sier ${AVALANCHE_SOURCE}`;
}

/** That the danger is high on a night (Oslo day), for the desk. */
export function dangerInWords(
  { level, night }: { level: number; night: string },
  language: Language,
): string {
  const words = levelInWords(level, language);
  const when = nightBetween(language, night);
  return language === 'en'
    ? `Danger level ${words} on the night ${when}, says ${AVALANCHE_SOURCE}`
    : `Faregrad ${words} natta ${when}, sier ${AVALANCHE_SOURCE}`;
}
