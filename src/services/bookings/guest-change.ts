import { QueryTypes, type Transaction } from 'sequelize';
import { Booking, database, Koie } from '../../models/index.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { type Actor, write } from '../../platform/write.js';
import {
  changePrice,
  isUnderWay,
  type LockedAccount,
  lockAccount,
  openCharge,
  openWhatIsOwed,
  settleBalance,
  termsOf,
  waitingChange,
} from '../accounts/index.js';
import { mailBooking, queueMovedMails } from '../mail/index.js';
import { closePage, configuredGateway, type PaymentGateway } from '../payments/index.js';
import { type ChangeQuote, quoteChange, stayOf } from './change-quote.js';
import type { Move } from './move.js';
import { bookInTurn } from './turns.js';

/** Another sum is the difference by now than the guest has agreed to. */
export class ChangeQuoteChanged extends DomainError {
  constructor(readonly quote: ChangeQuote) {
    super('quote_changed');
  }
}

/** What became of a change. `toPayNok` is above 0 when its beds are held until that is paid. */
export interface Changed {
  refundNok: number;
  toPayNok: number;
}

/**
 * Changes a booking for its guest, by the terms of the booking and the rules of a new one. A stay that costs the same
 * or less takes the place of the old one at once, and the guest is told by mail what goes back. For a dearer one the
 * beds are held for 16 minutes, as a booking of their own; the old stay is kept until the difference is paid, and
 * then both switch in the transaction that writes the payment down. Not paid in time, all is as before.
 *
 * Repeated, it answers the same. A page where the guest is paying for something else of the booking is closed first.
 *
 * Throws `booking_not_found`, FieldErrors, `ChangeQuoteChanged` when the difference (whole NOK) is another than
 * expected, `payment_in_progress`, `payment_unavailable`, `fair_use`, what the database says of the beds, and why it is refused.
 */
export async function changeForGuest(
  bookingId: number,
  { stay, expectedDifferenceNok }: { stay: Move; expectedDifferenceNok: number },
  actor: Actor,
  gateway: PaymentGateway = configuredGateway(),
): Promise<Changed> {
  const before = await write(actor, async (transaction) => {
    const account = await lockAccount(bookingId, transaction);
    if (!account) throw new DomainError('booking_not_found');
    return madeAlready(account, stay, expectedDifferenceNok);
  });
  if (before) return before;
  await closePage(bookingId, actor, gateway);
  return bookInTurn(stay.koieId, () =>
    write(actor, async (transaction) => {
      const account = await lockAccount(bookingId, transaction);
      if (!account) throw new DomainError('booking_not_found');
      const again = await madeAlready(account, stay, expectedDifferenceNok);
      return again ?? change(account, stay, expectedDifferenceNok, actor);
    }),
  );
}

async function change(
  account: LockedAccount,
  stay: Move,
  expectedDifferenceNok: number,
  actor: Actor,
): Promise<Changed> {
  const { booking, transaction } = account;
  const quote = await quoteChange(booking, await termsOf(booking, transaction), stay, transaction);
  // Of beds, and on which night they are missing, the database is the judge.
  if (quote.code && quote.code !== 'beds_taken') throw new DomainError(quote.code);
  if (quote.differenceNok !== expectedDifferenceNok) throw new ChangeQuoteChanged(quote);
  const open = openCharge(account);
  if (open?.checkoutSessionId || account.charges.some(isUnderWay))
    throw new DomainError('payment_in_progress');
  await requireFairUse(booking, quote, transaction);
  const isPaidFirst = quote.differenceNok > 0 && quote.toPayNok > 0 && booking.settlement !== 'invoice';
  return isPaidFirst ? holdBeds(account, quote) : takeAtOnce(account, quote, actor);
}

/** Fewer guests or nights are always fair. Throws `fair_use`, from the database. */
async function requireFairUse(booking: Booking, { stay, isFewer }: ChangeQuote, transaction: Transaction) {
  if (isFewer || booking.userId === null) return;
  await database().query('select require_fair_use($1, $2, $3, $4, $5)', {
    bind: [booking.userId, stay.koieId, stay.arrivalDate, stay.departureDate, booking.id],
    type: QueryTypes.SELECT,
    transaction,
  });
}

async function takeAtOnce(account: LockedAccount, quote: ChangeQuote, actor: Actor): Promise<Changed> {
  const { booking, transaction } = account;
  const before = await mailBooking(booking.id, transaction);
  await booking.update({ ...quote.stay, ...(await unitPrices(account, quote)) }, { transaction });
  const why = { reason: 'change' } as const;
  await changePrice(account, quote.priceNok + quote.keptNok, why);
  await booking.update({ keptNok: booking.keptNok + quote.keptNok }, { transaction });
  await settleBalance(account, { ...why, by: actor }, quote.refundNok * 100);
  await openWhatIsOwed(account);
  if (before) {
    const was = { ...before, newPriceNok: quote.priceNok, refundOre: quote.refundNok * 100 };
    await queueMovedMails(booking.id, was, { tellGuest: true, isByGuest: true }, transaction);
  }
  return { refundNok: quote.refundNok, toPayNok: 0 };
}

/** Holds the beds of a dearer stay beside those that are booked. Whether they are free, the database says. */
async function holdBeds(account: LockedAccount, quote: ChangeQuote): Promise<Changed> {
  const { booking, transaction } = account;
  await endWaiting(account);
  await Booking.create(
    {
      ...quote.stay,
      ...(await unitPrices(account, quote)),
      // What the board sees of it in lists.
      guestName: `→ ${booking.reference}`,
      contactEmail: '',
      priceNok: quote.priceNok,
      termsVersionId: booking.termsVersionId,
      changesBookingId: booking.id,
    },
    { transaction },
  );
  return { refundNok: 0, toPayNok: quote.toPayNok };
}

async function unitPrices({ booking, transaction }: LockedAccount, { stay }: ChangeQuote) {
  const koie =
    stay.koieId === booking.koieId
      ? booking
      : await Koie.findByPk(stay.koieId, { transaction, rejectOnEmpty: true });
  return { priceMember: koie.priceMember, priceNotMember: koie.priceNotMember };
}

/** The answer again, when the booking is for that stay already or waits for its payment; null otherwise. */
async function madeAlready(
  account: LockedAccount,
  stay: Move,
  expectedDifferenceNok: number,
): Promise<Changed | null> {
  const { booking } = account;
  if (booking.cancelledAt) throw new DomainError('cancelled');
  const waiting = await waitingChange(account);
  const isWaiting = waiting?.isRunning && isSame(waiting.stay, stay);
  if (isWaiting && waiting.stay.priceNok - booking.priceNok === expectedDifferenceNok)
    return { refundNok: 0, toPayNok: Math.ceil(waiting.askedOre / 100) };
  if (!isSame(booking, stay)) return null;
  return { refundNok: await refundOfLastChange(account), toPayNok: 0 };
}

/** What went back since the change before the one that made the stay what it is. */
async function refundOfLastChange({ booking, transaction }: LockedAccount): Promise<number> {
  const [found] = await database().query<{ ore: number }>(
    `select coalesce(sum(r.amount_ore), 0)::integer as ore
     from payments p join refunds r on r.payment_id = p.id
     where p.booking_id = $1 and r.reason = 'change' and r.created_at > coalesce((
       select a.at from audit_entries a
       where a.resource = 'bookings' and a.record_id = $1::text and a.action = 'update' and a.changes
         ?| array['koie_id', 'arrival_date', 'departure_date', 'guests_member', 'guests_not_member']
       order by a.id desc offset 1 limit 1), '-infinity')`,
    { bind: [booking.id], type: QueryTypes.SELECT, transaction },
  );
  return Math.floor((found?.ore ?? 0) / 100);
}

function isSame(one: Move, other: Move): boolean {
  return JSON.stringify(stayOf(one)) === JSON.stringify(stayOf(other));
}

/**
 * Gives up a change that waits for its payment: its beds are free, and the stay is as before. Throws
 * `booking_not_found`, `payment_in_progress`, `payment_unavailable`.
 */
export async function giveUpChange(
  bookingId: number,
  actor: Actor,
  gateway: PaymentGateway = configuredGateway(),
): Promise<void> {
  await closePage(bookingId, actor, gateway);
  await write(actor, async (transaction) => {
    const account = await lockAccount(bookingId, transaction);
    if (!account) throw new DomainError('booking_not_found');
    if (openCharge(account)?.checkoutSessionId) throw new DomainError('payment_in_progress');
    await endWaiting(account);
  });
}

async function endWaiting(account: LockedAccount): Promise<void> {
  const { booking, transaction } = account;
  await Booking.destroy({ where: { changesBookingId: booking.id }, transaction });
  const open = openCharge(account);
  // A page that is being opened is for what was to be changed to: it is not shown.
  if (open?.checkoutExpiresAt)
    await open.update({ checkoutExpiresAt: null, amountOre: null }, { transaction });
}
