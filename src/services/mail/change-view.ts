import type { Language } from '../../models/index.js';
import { nightsBetween } from '../../platform/clock.js';
import { dayAndTime, longDate, price } from '../../platform/format.js';
import { oneLine } from '../../platform/one-line.js';
import type { MailBooking } from './booking-data.js';
import { paragraphs } from './clean.js';
import type { BookingView, Fact } from './view.js';

/** A booking as it was before it was moved. Days are `YYYY-MM-DD`, prices whole NOK. */
export interface StayBefore {
  koieName: string;
  arrivalDate: string;
  departureDate: string;
  guestsMember: number;
  guestsNotMember: number;
  priceNok: number;
  /** The price of the new stay, whether or not the booking has got that price. */
  newPriceNok: number;
  /** The sum that goes back because of the move, in øre. */
  refundOre: number;
  /** The sum that was paid for the move, in øre. */
  paidOre?: number;
}

/** Why a koie is closed, by language. */
export type Because = Record<Language, string>;

/** A change of a booking that its guest is told of. */
export interface BookingChange {
  /** It is changed because the koie is closed. */
  because?: Because | undefined;
  /** Until when the guest can answer an offer; null when there is no such time. */
  deadline?: Date | null | undefined;
  before?: StayBefore | undefined;
  /** The words of the board to the guest. */
  message?: string | undefined;
  /** Whether the guest has made the change: on their own page, or by the API. */
  isByGuest?: boolean | undefined;
  /** Money came that nothing was to be paid for: too late, or too much. The stay that is booked is as it was. */
  isAsBefore?: boolean | undefined;
  /** The sum that has just been received or given back, in øre. */
  paidOre?: number | undefined;
}

/** The values for mails about a change, besides those of the booking as it is. */
export interface ChangeView {
  /** The facts that were different before. */
  before: Fact[];
  message: string[];
  changedBy: 'guest' | 'board';
  /** That the koie is closed, and why; empty when it is not that. */
  closed: string;
  /** «torsdag 10. desember 2026, 12:00»; empty when there is none. */
  deadline: string;
  /** The sentence about the money; empty when there is nothing to say. */
  money: string;
  /** That the stay is as it was; empty when the money says nothing about that. */
  asBefore: string;
  /** Of a guest who has fetched the key already; empty when it is still to be fetched. */
  keyFetched: string;
}

/** The values for the mails about a change of a booking, besides those of the booking itself. */
export function changeView(booking: MailBooking, view: BookingView, change: BookingChange): ChangeView {
  const { before } = change;
  return {
    before: before ? factsBefore(booking, view, before) : [],
    message: paragraphs(change.message ?? ''),
    changedBy: change.isByGuest || booking.cancelledByGuest ? 'guest' : 'board',
    closed: change.because ? closedOf(booking, view, change.because, before) : '',
    deadline: change.deadline ? dayAndTime(booking.language, change.deadline) : '',
    money: before ? moneyMoved(booking, view, before) : moneyCancelled(booking, view),
    asBefore: change.isAsBefore ? view.t.refund_sent.asBefore(view.koie, view.dates) : '',
    keyFetched: view.keyIsOut ? keyFetched(booking, view, before) : '',
  };
}

function closedOf(
  { language }: MailBooking,
  { t, koie }: BookingView,
  because: Because,
  before?: StayBefore,
): string {
  return t.closed(before ? oneLine(before.koieName) : koie, oneLine(because[language]));
}

function factsBefore(booking: MailBooking, { t, language }: BookingView, before: StayBefore): Fact[] {
  const guests = ({ guestsMember, guestsNotMember }: StayBefore | MailBooking) =>
    t.guests({ members: guestsMember, others: guestsNotMember });
  const nights = ({ arrivalDate, departureDate }: StayBefore | MailBooking) =>
    String(nightsBetween(arrivalDate, departureDate));
  const facts: [string, (stay: StayBefore | MailBooking) => string][] = [
    [t.labels.koie, ({ koieName }) => oneLine(koieName)],
    [t.labels.arrival, ({ arrivalDate }) => longDate(language, arrivalDate)],
    [t.labels.departure, ({ departureDate }) => longDate(language, departureDate)],
    [t.labels.nights, nights],
    [t.labels.guests, guests],
  ];
  return facts
    .filter(([, of]) => of(before) !== of(booking))
    .map(([label, of]) => ({ label, value: of(before) }));
}

function moneyMoved(booking: MailBooking, { t, language }: BookingView, before: StayBefore): string {
  if (booking.settlement === 'free' || before.newPriceNok === before.priceNok) return '';
  const [was, is] = [price(language, before.priceNok), price(language, booking.priceNok)];
  const texts = t.booking_moved;
  const told = booking.priceNok === before.priceNok ? texts.priceKept(is) : texts.priceChanged(was, is);
  if (before.refundOre > 0) return `${told} ${texts.refunded(price(language, before.refundOre / 100))}`;
  if (before.paidOre) return `${told} ${texts.paid(price(language, before.paidOre / 100))}`;
  const isOwed = booking.priceNok > before.priceNok && booking.balanceOre > 0;
  return isOwed
    ? `${told} ${texts.owed(price(language, booking.balanceOre / 100))}`
    : `${told} ${texts.neverCharged}`;
}

function moneyCancelled(booking: MailBooking, { t, language }: BookingView): string {
  const texts = t.booking_cancelled;
  const { chargedOre, refundedOre } = booking;
  const [charged, refunded] = [price(language, chargedOre / 100), price(language, refundedOre / 100)];
  if (refundedOre > 0 && refundedOre >= chargedOre) return texts.refunded(refunded);
  if (refundedOre > 0) return texts.refundedInPart(refunded, charged);
  if (chargedOre > 0) return texts.kept(charged);
  return booking.settlement === 'card' || booking.settlement === 'free' ? texts.notCharged : texts.elsewhere;
}

function keyFetched(booking: MailBooking, { t, koie }: BookingView, before?: StayBefore): string {
  if (!before || before.koieName === booking.koieName) return t.booking_moved.keyFetched;
  return t.booking_moved.keyOfAnother(oneLine(before.koieName), koie);
}
