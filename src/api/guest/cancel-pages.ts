import { price } from '../../platform/format.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { type CancellationQuote, CancellationQuoteChanged } from '../../services/bookings/guest-cancel.js';
import { cancelStay, quoteReadStay } from '../../services/closures/index.js';
import { bookingView } from '../../services/mail/index.js';
import type { Answer } from '../route.js';
import { otherLanguage, quotable } from './main-page.js';
import { page, seeOther } from './render.js';
import { GUEST, type Visit } from './visit.js';

/** What cancelling will do, with the button that does it; or why it cannot be done. */
export async function showCancelling(visit: Visit): Promise<Answer> {
  return asking(visit, quoteReadStay(quotable(visit), visit.read.terms, visit.read.offer));
}

/** Cancels, for what the guest has seen. When it is another sum by now, that is shown, and nothing is done. */
export async function cancel(visit: Visit): Promise<Answer> {
  const expectedRefundNok = Number(visit.asked.get('refund') ?? Number.NaN);
  try {
    await cancelStay(visit.bookingId, { expectedRefundNok, isGuest: true }, GUEST);
  } catch (error) {
    if (!(error instanceof CancellationQuoteChanged)) throw error;
    return asking(visit, error.quote, new DomainError('quote_changed'));
  }
  return seeOther(visit.address('', { done: 'cancelled' }));
}

function asking(visit: Visit, quote: CancellationQuote, problem?: DomainError): Answer {
  const { t, language, address } = visit;
  const content = { otherLanguage: otherLanguage(visit, 'cancel'), back: address() };
  if (quote.code) {
    return page(problem ? 409 : 200, language, 'message', {
      ...content,
      heading: t.refused.heading,
      text: t.refused[quote.code],
      showsContact: quote.code === 'not_by_terms',
    });
  }
  return page(problem ? 409 : 200, language, 'confirm', {
    ...content,
    heading: t.cancel.heading,
    problem: problem ? t.quoteChanged : '',
    stay: bookingView(visit.read.booking).visit,
    intro: t.cancel.intro,
    points: pointsOf(visit, quote),
    action: address('cancel'),
    fields: [...visit.hidden('cancel'), { name: 'refund', value: String(quote.refundNok) }],
    button: t.cancel.button,
    isDanger: true,
    otherwise: t.cancel.keep,
  });
}

function pointsOf({ read, t, language }: Visit, { refundNok, keptNok }: CancellationQuote): string[] {
  const { booking, receivedOre } = read;
  const words = t.cancel;
  const view = bookingView(booking);
  const [back, paid] = [price(language, refundNok), price(language, receivedOre / 100)];
  const isAll = refundNok * 100 >= receivedOre;
  const how = booking.settlement === 'elsewhere' ? words.backElsewhere : words.backHow;
  const money =
    receivedOre <= 0
      ? [words.unpaid]
      : [
          ...(refundNok > 0
            ? [`${isAll ? words.backAll(back) : words.back(back, paid)} ${how}`]
            : [words.nothing]),
          ...(keptNok > 0 ? [words.kept(price(language, keptNok))] : []),
        ];
  return [words.beds(`${view.koie}, ${view.dates}`), ...money, words.mail];
}
