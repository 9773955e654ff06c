import { price } from '../../platform/format.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { FieldErrors } from '../../platform/refusals/field-errors.js';
import { answerTo, textsOf } from '../../platform/refusals/translate.js';
import { type ChangeQuote, quoteChangeOf } from '../../services/bookings/change-quote.js';
import { ChangeQuoteChanged, changeForGuest, giveUpChange } from '../../services/bookings/guest-change.js';
import type { Move } from '../../services/bookings/move.js';
import { koierToChooseFrom } from '../../services/guest-page/index.js';
import type { Answer } from '../route.js';
import { type ChangeAct, differences, FIELDS, formFields, stayAsked } from './change-form.js';
import { mayChange, otherLanguage } from './main-page.js';
import { page, seeOther } from './render.js';
import { GUEST, type Visit } from './visit.js';

/** Where a guest says what the stay shall be, and then what that comes to, with the button that does it. */
export function showChanging(act: ChangeAct): (visit: Visit) => Promise<Answer> {
  return async (visit) => {
    const refusal = refusalFor(visit, act);
    if (refusal) return refusal;
    try {
      const stay = stayAsked(visit, act);
      if (!stay) return await asking(visit, act);
      return await telling(visit, act, await quoteChangeOf(visit.bookingId, stay));
    } catch (error) {
      if (!(error instanceof FieldErrors)) throw error;
      return asking(visit, act, { wrong: textsOf(error, visit.language) });
    }
  };
}

/** Changes the stay, for the difference that the guest has seen; a dearer one is paid first. */
export function changeStay(act: ChangeAct): (visit: Visit) => Promise<Answer> {
  return async (visit) => {
    const refusal = refusalFor(visit, act);
    if (refusal) return refusal;
    const { asked, address, bookingId, language } = visit;
    try {
      const stay = stayAsked(visit, act);
      if (!stay) return await asking(visit, act);
      const expectedDifferenceNok = Number(asked.get('difference') ?? Number.NaN);
      const { toPayNok } = await changeForGuest(bookingId, { stay, expectedDifferenceNok }, GUEST);
      return seeOther(toPayNok > 0 ? address('pay') : address('', { done: 'changed' }));
    } catch (error) {
      if (error instanceof ChangeQuoteChanged) return telling(visit, act, error.quote, true);
      if (error instanceof FieldErrors)
        return asking(visit, act, { wrong: textsOf(error, language), status: 400 });
      const { code, message, status } = answerTo(error, language, '');
      if (code !== 'beds_taken' && code !== 'koie_closed') throw error;
      return asking(visit, act, { problem: message, status });
    }
  };
}

/** Gives up a change that waits for its payment. */
export async function keepStay({ bookingId, address }: Visit): Promise<Answer> {
  await giveUpChange(bookingId, GUEST);
  return seeOther(address('', { done: 'kept' }));
}

function refusalFor(visit: Visit, act: ChangeAct): Answer | null {
  const { t, language, address } = visit;
  const may = mayChange(visit);
  if (may[act]) return null;
  return page(200, language, 'message', {
    heading: t.refused.heading,
    text: t.refused[may.code ?? 'not_by_terms'],
    showsContact: !may.code,
    otherLanguage: otherLanguage(visit, act),
    back: address(),
  });
}

async function asking(
  visit: Visit,
  act: ChangeAct,
  {
    wrong = {},
    problem = '',
    status = 200,
  }: { wrong?: Record<string, string[]>; problem?: string; status?: number } = {},
): Promise<Answer> {
  const { t, language, address } = visit;
  const known = new Set<string>(Object.values(FIELDS));
  const others = Object.entries(wrong).flatMap(([name, texts]) => (known.has(name) ? [] : texts));
  return page(status, language, 'change', {
    heading: t.changePage[act].heading,
    intro: t.changePage[act].intro,
    otherLanguage: otherLanguage(visit, act),
    back: address(),
    problem: [problem, ...others].filter(Boolean).join(' '),
    fields: await formFields(visit, act, wrong),
    action: address(act).split('?')[0],
  });
}

async function telling(visit: Visit, act: ChangeAct, quote: ChangeQuote, isOther = false): Promise<Answer> {
  const { t, language, address, read } = visit;
  if (quote.isSame) return asking(visit, act, { problem: t.changePage.same });
  if (act === 'fewer' && !quote.isFewer) return asking(visit, act, { problem: t.changePage.notFewer });
  if (quote.code === 'beds_taken')
    return asking(visit, act, { problem: t.changePage.tooFewBeds(quote.freeBeds) });
  if (quote.code) throw new DomainError(quote.code);
  const { stay } = quote;
  return page(isOther ? 409 : 200, language, 'confirm', {
    heading: t.changePage.confirm,
    otherLanguage: otherLanguage(visit, act, stayFields(stay)),
    back: address(act, stayFields(stay)).replace(/\?.*$/, `?lang=${language}`),
    problem: isOther ? t.quoteChanged : '',
    stay: differences(read.booking, { ...stay, koieName: await nameOf(stay.koieId) }, t, language),
    intro: quote.differenceNok > 0 && quote.toPayNok > 0 ? t.changePage.paidFirst : t.changePage.atOnce,
    points: pointsOf(visit, quote),
    action: address(act),
    fields: [
      ...visit.hidden(act),
      ...Object.entries(stayFields(stay)).map(([name, value]) => ({ name, value })),
      { name: 'difference', value: String(quote.differenceNok) },
    ],
    button: quote.differenceNok > 0 && quote.toPayNok > 0 ? t.changePage.holdButton : t.changePage.button,
    otherwise: t.changePage.other,
  });
}

function stayFields(stay: Move): Record<string, string> {
  return Object.fromEntries(Object.entries(FIELDS).map(([name, of]) => [name, String(stay[of])]));
}

async function nameOf(koieId: number): Promise<string> {
  const koier = await koierToChooseFrom(koieId);
  return koier.find(({ id }) => id === koieId)?.name ?? '';
}

function pointsOf({ t, language, read }: Visit, quote: ChangeQuote): string[] {
  const words = t.changePage;
  const sum = (nok: number) => price(language, nok);
  const { differenceNok, refundNok, keptNok, toPayNok, priceNok } = quote;
  const isInvoice = read.booking.settlement === 'invoice';
  if (differenceNok > 0 && toPayNok > 0 && !isInvoice)
    return [
      words.dearer(sum(priceNok), sum(differenceNok)),
      words.held,
      words.toPay(sum(toPayNok)),
      words.notPaid,
    ];
  const how = read.booking.settlement === 'elsewhere' ? t.cancel.backElsewhere : t.cancel.backHow;
  const money =
    differenceNok === 0
      ? [words.samePrice]
      : differenceNok > 0
        ? [words.invoiced(sum(priceNok))]
        : [
            words.cheaper(sum(priceNok), sum(-differenceNok)),
            ...(refundNok > 0 ? [`${words.back(sum(refundNok))} ${how}`] : []),
            ...(keptNok > 0 ? [words.kept(sum(keptNok))] : []),
          ];
  return [quote.isFewer ? words.bedsFree : words.bedsSwitch, ...money, words.mail];
}
