import type { Language, TermsStep } from '../../models/index.js';
import { addDays, today } from '../../platform/clock.js';
import { price } from '../../platform/format.js';
import { divideCancelled, percentOn, type RefundTerms } from './terms.js';

/** What goes back of a sum, in whole NOK, to who cancels no later than some day; after all the others on `null`. */
export interface TermsStage {
  daysBefore: number | null;
  /** The last day of the stage (Oslo); null for what comes after all of them. */
  until: string | null;
  percent: number;
  refundNok: number;
}

/** What goes back of a sum that was paid (øre) for a stay that begins on `arrival`: earliest first. */
export function stagesOf(
  terms: RefundTerms,
  arrival: string,
  paid: { paidOre: number; keptNok: number },
): TermsStage[] {
  const steps = inOrder(terms.steps);
  const stage = (daysBefore: number | null, day: string): TermsStage => ({
    daysBefore,
    until: daysBefore === null ? null : day,
    percent: percentOn(terms, arrival, day),
    refundNok: divideCancelled(terms, arrival, day, paid).refundNok,
  });
  const last = steps.at(-1)?.days_before ?? 1;
  return [
    ...steps.map(({ days_before }) => stage(days_before, addDays(arrival, -days_before))),
    stage(null, addDays(arrival, 1 - last)),
  ];
}

const TEXTS = {
  nb: {
    until: (days: number) =>
      days === 0
        ? 'Til og med ankomstdagen'
        : days === 1
          ? 'Til og med dagen før ankomst'
          : `Til og med ${days} dager før ankomst`,
    later: 'Deretter',
    never: 'Den som avbestiller, får ingenting tilbake.',
    back: (percent: number) =>
      percent === 100 ? 'alt tilbake' : percent === 0 ? 'ingenting tilbake' : `${percent} % tilbake`,
    fee: (sum: string) => `Av det trekkes et gebyr på ${sum} per bestilling.`,
    mayCancel: 'Gjesten kan avbestille selv.',
    mayNotCancel: 'Gjesten kan ikke avbestille selv.',
    mayChange: (until: string) => `Gjesten kan endre oppholdet selv ${until.toLowerCase()}.`,
    mayNotChange: 'Gjesten kan ikke endre oppholdet selv.',
  },
  en: {
    until: (days: number) =>
      days === 0
        ? 'Until the day of arrival'
        : days === 1
          ? 'Until the day before arrival'
          : `Until ${days} days before arrival`,
    later: 'After that',
    never: 'Who cancels gets nothing back.',
    back: (percent: number) =>
      percent === 100 ? 'everything back' : percent === 0 ? 'nothing back' : `${percent}% back`,
    fee: (sum: string) => `A fee of ${sum} per booking is taken off it.`,
    mayCancel: 'Guests can cancel themselves.',
    mayNotCancel: 'Guests cannot cancel themselves.',
    mayChange: (until: string) => `Guests can change the stay themselves ${until.toLowerCase()}.`,
    mayNotChange: 'Guests cannot change the stay themselves.',
  },
} satisfies Record<Language, unknown>;

/** Terms in sentences: what goes back until when, the fee, and what guests may do themselves. */
export function termsInWords(terms: RefundTerms, language: Language): string[] {
  const t = TEXTS[language];
  const steps = inOrder(terms.steps);
  const gives = steps.some(({ percent }) => percent > 0);
  const until = terms.mayChangeUntilDays;
  return [
    ...(gives ? steps.map(({ days_before, percent }) => `${t.until(days_before)}: ${t.back(percent)}.`) : []),
    gives ? `${t.later}: ${t.back(0)}.` : t.never,
    ...(gives && terms.feeNok > 0 ? [t.fee(price(language, terms.feeNok))] : []),
    terms.mayCancel ? t.mayCancel : t.mayNotCancel,
    until === null ? t.mayNotChange : t.mayChange(t.until(until)),
  ];
}

/** What a set of terms comes to, for who is about to save it: in words, and of a sum (whole NOK) as an example. */
export function previewOf(
  terms: RefundTerms,
  exampleNok: number,
): { words: Record<Language, string[]>; stages: TermsStage[] } {
  return {
    words: { nb: termsInWords(terms, 'nb'), en: termsInWords(terms, 'en') },
    stages: stagesOf(terms, today(), { paidOre: exampleNok * 100, keptNok: 0 }),
  };
}

/**
 * Steps as they were written in JSON; empty rows are left out. Undefined for what are no steps; whether they can be
 * meant is for the database to say.
 */
export function stepsIn(json: unknown): TermsStep[] | undefined {
  let rows: unknown;
  try {
    rows = typeof json === 'string' ? JSON.parse(json) : json;
  } catch {
    return undefined;
  }
  if (!Array.isArray(rows) || !rows.every((row) => typeof row === 'object' && row !== null)) return undefined;
  const steps = rows.map(({ days_before, percent }) => ({ days_before, percent }));
  return steps.filter(({ days_before, percent }) => isFilled(days_before) || isFilled(percent));
}

function isFilled(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function inOrder(steps: readonly TermsStep[]): TermsStep[] {
  return [...steps].sort((one, other) => other.days_before - one.days_before);
}
