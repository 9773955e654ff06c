import type { Closure, ClosureOutcome } from '../../models/index.js';
import { nightsBetween } from '../../platform/clock.js';
import type { Actor } from '../../platform/write.js';
import { changePrice, type LockedAccount, paidOre, settleBalance } from '../accounts/index.js';
import { cancelLocked } from '../bookings/cancel.js';
import { type Move, moveLocked } from '../bookings/move.js';
import { priceOf } from '../bookings/price.js';
import { type Because, mailBooking, queueCancelledMail, queueMovedMails } from '../mail/index.js';
import { nightsBack } from './nights-back.js';

/** A booking, locked with its account, that a closure does something about. */
export interface Affected {
  account: LockedAccount;
  closure: Closure;
  actor: Actor;
}

/** Why it is closed, in both languages; the Norwegian reason where there is no other. */
export function becauseOf({ reasonNb, reasonEn }: Pick<Closure, 'reasonNb' | 'reasonEn'>): Because {
  return { nb: reasonNb, en: reasonEn.trim() || reasonNb };
}

/**
 * Moves a booking away from a closure, and tells its guest by mail. A cheaper stay gives the difference back, all of
 * it; a dearer one costs nothing more unless `takesNewPrice`, and then the guest pays it by the link.
 *
 * Throws what `moveLocked` does, and what the database says of the beds.
 */
export async function moveAway(
  { account, closure, actor }: Affected,
  move: Move,
  {
    takesNewPrice,
    prices,
  }: { takesNewPrice: boolean; prices: { priceMember: number; priceNotMember: number } },
): Promise<ClosureOutcome> {
  const { booking, transaction } = account;
  const before = booking.confirmedAt ? await mailBooking(booking.id, transaction) : null;
  const isCheaper = priceOf(move, move.koieId === booking.koieId ? booking : prices) < booking.priceNok;
  const money = { takeNewPrice: takesNewPrice || isCheaper, refund: 'all', isByClosure: true } as const;
  const { newPriceNok, refundOre } = await moveLocked(account, move, money, actor);
  if (before) {
    const change = { ...before, newPriceNok, refundOre };
    const isByGuest = actor.source === 'guest_link';
    const telling = { tellGuest: true, isByGuest, because: becauseOf(closure) };
    await queueMovedMails(booking.id, change, telling, transaction);
  }
  return 'moved';
}

/** Cancels a booking that a closure hits, and tells its guest by mail: all that was paid goes back. Throws as `cancelLocked`. */
export async function refundAll({ account, closure, actor }: Affected): Promise<ClosureOutcome> {
  const { booking, transaction } = account;
  const reason = closure.reasonNb.trim() || 'Stengt';
  await cancelLocked(account, { reason, refund: 'all', isByClosure: true }, actor);
  if (booking.confirmedAt)
    await queueCancelledMail(booking.id, { tellGuest: true, because: becauseOf(closure) }, transaction);
  return 'refunded';
}

/** Gives back what was paid for the nights that a closure takes whole; the booking stays. Returns how many nights. */
export async function giveNightsBack(
  { account, closure, actor }: Affected,
  alreadyBack: number,
): Promise<number> {
  const { booking } = account;
  const nights = nightsBetween(booking.arrivalDate, booking.departureDate);
  const nightsTaken = closure.beds === null ? nightsIn(closure, booking) : 0;
  if (nightsTaken === 0 || !booking.confirmedAt) return 0;
  const { priceNok, refundNok } = nightsBack({
    nights,
    nightsTaken,
    givenBack: alreadyBack,
    priceNok: booking.priceNok,
    paidOre: paidOre(booking),
  });
  const why = { reason: 'closure', note: closure.reasonNb } as const;
  await changePrice(account, priceNok, why);
  await settleBalance(account, { ...why, by: actor }, refundNok * 100);
  return nightsTaken;
}

/** Whether a booking still has a night in a closure. */
export function isHit(closure: Closure, booking: LockedAccount['booking']): boolean {
  return !booking.cancelledAt && booking.koieId === closure.koieId && nightsIn(closure, booking) > 0;
}

function nightsIn(
  { firstNight, lastNight }: Closure,
  { arrivalDate, departureDate }: LockedAccount['booking'],
) {
  const first = arrivalDate > firstNight ? arrivalDate : firstNight;
  const lastOfStay = nightsBetween(first, departureDate);
  return Math.max(Math.min(lastOfStay, nightsBetween(first, lastNight) + 1), 0);
}
