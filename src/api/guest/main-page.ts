import { addDays, nightsBetween, osloMinuteOf, today } from '../../platform/clock.js';
import { dateRange, dayAndTime, nightBetween, price } from '../../platform/format.js';
import { mayChangeOn, paidOre } from '../../services/accounts/index.js';
import { quoteReadStay } from '../../services/closures/index.js';
import { bookingView } from '../../services/mail/index.js';
import { stayForecast } from '../../services/weather/index.js';
import type { Answer } from '../route.js';
import { historyLines } from './history.js';
import { page } from './render.js';
import { termsView, todaysAnswer } from './terms.js';
import type { Visit } from './visit.js';

/** Something that a guest can do from the page. */
interface Act {
  label: string;
  hint: string;
  link: string;
}

/** The page waits no longer for a forecast that is not at hand. */
const FORECAST_MS = 800;

/** The page of a booking: all about the stay, and what the guest can do. */
export async function showMainPage(visit: Visit): Promise<Answer> {
  const { read, language, t, asked } = visit;
  const { booking } = read;
  const quote = quoteReadStay(quotable(visit), read.terms, read.offer);
  const view = bookingView(booking);
  const done = asked.get('done') ?? '';
  return page(200, language, 'main', {
    heading: t.title(view.koie),
    otherLanguage: otherLanguage(visit),
    view,
    summary: [
      view.dates,
      t.nights(nightsBetween(booking.arrivalDate, booking.departureDate)),
      t.persons(booking.guestsMember + booking.guestsNotMember),
    ].join(' · '),
    state: stateOf(visit),
    done: Object.hasOwn(t.done, done) ? t.done[done as keyof typeof t.done] : '',
    offer: offerOf(visit),
    closures: read.cancelledAt || read.offer ? [] : closuresOf(visit),
    avalanche: read.cancelledAt || booking.departureDate <= today() ? null : view.avalanche,
    forecast: read.cancelledAt ? null : await stayForecast(booking, language, { timeoutMs: FORECAST_MS }),
    money: moneyOf(visit),
    waiting: waitingOf(visit),
    pay: isToPay(visit) ? { label: t.payNow(owed(visit)), link: visit.address('pay') } : null,
    terms: termsView(
      read.terms,
      booking.arrivalDate,
      { paidOre: paidOre({ ...read, ...booking }), keptNok: read.keptNok },
      language,
    ),
    answer: todaysAnswer(quote, read.receivedOre, language),
    receipts: read.receipts.map(({ number, kind, amountOre }) => ({
      label: t.receiptNames[kind](number),
      value: price(language, amountOre / 100),
      link: visit.address('receipt', { number: String(number) }),
    })),
    acts: actsOf(visit, quote.code === null),
    key: read.cancelledAt ? '' : keyOf(visit),
    party: read.cancelledAt ? '' : visit.address('party'),
    history: historyLines(read.history, language),
  });
}

/** What the booking is quoted by. */
export function quotable({ read }: Pick<Visit, 'read'>) {
  const { booking, receivedOre, keptNok, cancelledAt, confirmedAt } = read;
  return {
    ...booking,
    receivedOre,
    keptNok,
    cancelledAt: cancelledAt ? new Date(cancelledAt) : null,
    confirmedAt: new Date(confirmedAt),
  };
}

/** Which changes a guest may ask for now; the code says why none, where it is not the terms. */
export function mayChange({ read }: Pick<Visit, 'read'>): {
  fewer: boolean;
  change: boolean;
  code: 'cancelled' | 'stay_over' | null;
} {
  const { booking, terms, cancelledAt } = read;
  const isOver = booking.departureDate < today();
  const code = cancelledAt ? 'cancelled' : isOver ? 'stay_over' : null;
  const nights = nightsBetween(booking.arrivalDate, booking.departureDate);
  const isLeast = nights === 1 && booking.guestsMember + booking.guestsNotMember === 1;
  return {
    fewer: !code && !isLeast,
    change: !code && mayChangeOn(terms, booking.arrivalDate, today()),
    code,
  };
}

/** What a closure has offered the guest instead; null for nothing. */
function offerOf({ read: { offer }, t, language, address }: Visit) {
  if (!offer) return null;
  const until = offer.deadline ? t.offer.until(dayAndTime(language, new Date(offer.deadline))) : t.offer.soon;
  return {
    title: t.offer.title,
    reason: offer.because[language],
    until,
    link: address('offer'),
    label: t.offer.open,
  };
}

/** The same page in the other language. */
export function otherLanguage(
  { language, address }: Visit,
  act = '',
  asked: Record<string, string> = {},
): string {
  return address(act, asked).replace(/lang=\w+$/, `lang=${language === 'nb' ? 'en' : 'nb'}`);
}

/** What can be paid with a card now, in words: with the change that waits for it, or what is owed. */
export function owed({ read: { booking, change, receivedOre }, language }: Visit): string {
  const ore = change ? change.priceNok * 100 - receivedOre : booking.balanceOre;
  return price(language, Math.max(ore, 0) / 100);
}

/** Whether the guest has something to pay with a card. */
export function isToPay({ read }: Visit): boolean {
  if (read.cancelledAt) return false;
  return read.booking.awaitsCard || read.change !== null || read.listOffer?.isOpen === true;
}

/** The change whose beds are held until it is paid, in words. */
export function waitingOf(visit: Visit) {
  const { read, t, language } = visit;
  if (!read.change) return null;
  const { koieName, arrivalDate, departureDate, guestsMember, guestsNotMember, holdUntil } = read.change;
  const stay = [
    koieName,
    dateRange(language, arrivalDate, departureDate),
    t.persons(guestsMember + guestsNotMember),
  ].join(', ');
  return {
    title: t.waiting.title(osloMinuteOf(new Date(holdUntil)).slice(11)),
    text: t.waiting.text(stay),
    label: t.payNow(owed(visit)),
    link: visit.address('pay'),
  };
}

function stateOf({ read, t }: Visit): { text: string; tone: string } {
  if (read.cancelledAt) return { text: t.states.cancelled, tone: 'bad' };
  if (read.booking.departureDate < today()) return { text: t.states.over, tone: 'plain' };
  if (read.booking.awaitsCard) return { text: t.states.unpaid, tone: 'warn' };
  return { text: t.states.confirmed, tone: 'good' };
}

function moneyOf({ read, language, t }: Visit): { label: string; value: string }[] {
  const { booking, receivedOre, refunds } = read;
  const sum = (ore: number) => price(language, ore / 100);
  if (booking.settlement === 'free') return [{ label: t.price, value: t.free }];
  const isOwed = !read.cancelledAt && booking.balanceOre > 0;
  return [
    { label: read.cancelledAt ? t.priceCancelled : t.price, value: price(language, booking.priceNok) },
    ...(receivedOre > 0 ? [{ label: t.received, value: sum(receivedOre) }] : []),
    ...(isOwed
      ? [{ label: booking.settlement === 'invoice' ? t.invoiced : t.owed, value: sum(booking.balanceOre) }]
      : []),
    ...refunds.map(({ amountOre, state }) => ({
      label: t.refund[state === 'succeeded' ? 'done' : state === 'failed' ? 'failed' : 'coming'],
      value: sum(amountOre),
    })),
  ];
}

function closuresOf({ read, language, t }: Visit): { title: string; reason: string }[] {
  return read.closures.map(({ firstNight, lastNight, beds, reasonNb, reasonEn }) => {
    const nights =
      firstNight === lastNight
        ? nightBetween(language, firstNight)
        : dateRange(language, firstNight, addDays(lastNight, 1));
    return {
      title: beds === null ? t.closed(nights) : t.closedInPart(nights, beds),
      reason: (language === 'en' && reasonEn.trim()) || reasonNb,
    };
  });
}

function keyOf({ read: { booking }, t }: Visit): string {
  const { keyFrom, desk } = bookingView(booking);
  if (booking.keyStatus === 'picked_up') return t.keyIsOut;
  if (booking.keyStatus === 'delivered') return t.keyIsBack;
  return desk ? t.keyFrom(desk, keyFrom) : t.keyFromNoDesk(keyFrom);
}

function actsOf(visit: Visit, mayCancel: boolean): Act[] {
  const { read, t, address } = visit;
  const { booking } = read;
  const act = (name: keyof typeof t.act, link: string): Act => {
    const [label = '', hint = ''] = t.act[name];
    return { label, hint, link };
  };
  // What a closure offers instead costs nothing and follows no terms.
  const may = read.offer ? { fewer: false, change: false } : mayChange(visit);
  const isOver = booking.departureDate < today();
  const hasBegun = booking.arrivalDate <= today();
  if (read.cancelledAt) return [];
  return [
    ...(hasBegun && !read.hasReport ? [act('report', bookingView(booking).reportLink)] : []),
    act('calendar', address('stay.ics')),
    act('feed', address('feed')),
    ...(isOver ? [] : [act('confirmation', address('confirmation'))]),
    ...(may.fewer ? [act('fewer', address('fewer'))] : []),
    ...(may.change ? [act('change', address('change'))] : []),
    ...(mayCancel && !read.offer ? [act('cancel', address('cancel'))] : []),
  ];
}
