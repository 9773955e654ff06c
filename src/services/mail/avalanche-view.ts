import type { Language } from '../../models/index.js';
import { longDate } from '../../platform/format.js';
import { oneLine } from '../../platform/one-line.js';
import type { KoieAvalanche } from '../avalanche/read.js';
import { AVALANCHE_SOURCE, levelInWords } from '../avalanche/words.js';
import type { MailTexts } from './texts/nb.js';

/** What a guest is told of the danger of avalanches, ready to show. */
export interface AvalancheView {
  heading: string;
  /** That the koie may be closed, and from which level. */
  rule: string;
  /** The nights of the stay that anything is known of. */
  nights: { night: string; level: string; text: string; isDangerous: boolean }[];
  source: { label: string; link: string };
}

/** Where there is no page of a day yet. */
const WARNINGS = 'https://www.varsom.no/snoskred/';

/** The danger of avalanches at a koie that is watched, in the guest's language; null at others. */
export function avalancheView(
  avalanche: KoieAvalanche | null,
  language: Language,
  t: MailTexts,
): AvalancheView | null {
  if (!avalanche) return null;
  const { threshold, days } = avalanche;
  return {
    heading: t.avalanche.heading,
    rule: t.avalanche.rule(threshold),
    nights: days
      .filter(({ level }) => level !== null)
      .map(({ date, level, textNb, textEn }) => ({
        night: longDate(language, date),
        level: t.avalanche.level(levelInWords(level, language)),
        text: oneLine((language === 'en' && textEn) || textNb || textEn),
        isDangerous: (level ?? 0) >= threshold,
      })),
    source: {
      label: t.avalanche.source(AVALANCHE_SOURCE),
      link: days.find(({ link }) => link !== '')?.link ?? WARNINGS,
    },
  };
}
