import type { Language } from '../../models/index.js';

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
