import type { Language, TermsVersion } from '../../models/index.js';
import { addDays } from '../../platform/clock.js';
import { price, shortDate } from '../../platform/format.js';
import { stagesOf } from '../../services/accounts/index.js';
import type { CancellationQuote } from '../../services/bookings/guest-cancel.js';
import { textsIn } from './render.js';

/** The terms of a booking in words, with their days and sums counted out, of what was paid for the stay. */
export function termsView(
  terms: TermsVersion,
  arrival: string,
  paid: { paidOre: number; keptNok: number },
  language: Language,
) {
  const t = textsIn(language).byTerms;
  const day = (of: string) => shortDate(language, of);
  const stages = stagesOf(terms, arrival, paid);
  const isEver = terms.mayCancel && stages.some(({ percent }) => percent > 0);
  const back = ({ percent, refundNok }: (typeof stages)[number]) =>
    percent === 0 ? t.nothing : t.back(percent, paid.paidOre > 0 ? price(language, refundNok) : '');
  return {
    name: language === 'nb' ? terms.nameNb : terms.nameEn,
    text: language === 'nb' ? terms.textNb : terms.textEn,
    lines: [
      ...(isEver
        ? stages.map((stage) => `${stage.until ? t.until(day(stage.until)) : t.after}: ${back(stage)}`)
        : [t.never]),
      ...(isEver && terms.feeNok > 0 ? [t.fee(price(language, terms.feeNok))] : []),
      terms.mayChangeUntilDays === null
        ? t.noChange
        : t.change(day(addDays(arrival, -terms.mayChangeUntilDays))),
    ],
  };
}

/** What cancelling today would bring back, in a sentence; empty for a stay that cannot be cancelled any more. */
export function todaysAnswer(
  { code, refundNok }: CancellationQuote,
  receivedOre: number,
  language: Language,
): string {
  const t = textsIn(language);
  if (code === 'not_by_terms') return t.todayRefused;
  if (code) return code === 'key_out' ? t.refused.key_out : '';
  if (receivedOre <= 0) return t.todayUnpaid;
  return refundNok > 0 ? t.todayBack(price(language, refundNok)) : t.todayNothing;
}
