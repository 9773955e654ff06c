import { Booking, database } from '../../models/index.js';
import type { LockedAccount } from './locked-account.js';

/** The dearer stay that a booking is changed to once it is paid, and what is to be paid for that, in øre. */
interface WaitingChange {
  stay: Booking;
  askedOre: number;
  /** Its beds are held. When that is over, the stay that is booked is all there is to pay for. */
  isRunning: boolean;
}

/** The change that a booking waits for; null when there is none. Locked with the account until the transaction ends. */
export async function waitingChange({
  booking,
  now,
  transaction,
}: LockedAccount): Promise<WaitingChange | null> {
  const lock = transaction.LOCK.UPDATE;
  const stay = await Booking.findOne({ where: { changesBookingId: booking.id }, transaction, lock });
  if (!stay) return null;
  const isRunning = stay.cancelledAt === null && stay.holdUntil > now;
  return { stay, askedOre: stay.priceNok * 100 - booking.receivedOre, isRunning };
}

/** What is to be paid for a booking now, in øre: with the change that waits for it, or what is owed. */
export async function askedOre(account: LockedAccount): Promise<number> {
  const change = await waitingChange(account);
  return change?.isRunning ? change.askedOre : Math.max(account.booking.balanceOre, 0);
}

/**
 * Changes a booking to the stay that waits for it, once the sum for that (øre) has come: the stay before is given up and
 * the new one taken in one statement, and the row that held its beds goes with it. Whether the beds can still be had,
 * when the hold is over, the database says; where they cannot, the row goes as well. Returns whether that is done; the account is for the caller to bring in line.
 */
export async function takeWaitingChange(
  account: LockedAccount,
  chargedOre: number,
  isRefusal: (error: unknown) => boolean,
): Promise<Booking | null> {
  const { booking, transaction } = account;
  const change = await waitingChange(account);
  if (!change || change.stay.cancelledAt || change.askedOre !== chargedOre) return null;
  const { koieId, arrivalDate, departureDate, guestsMember, guestsNotMember, priceMember, priceNotMember } =
    change.stay;
  const stay = { koieId, arrivalDate, departureDate, guestsMember, guestsNotMember };
  try {
    await database().transaction({ transaction }, (savepoint) =>
      booking.update({ ...stay, priceMember, priceNotMember }, { transaction: savepoint }),
    );
    return change.stay;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    // What cannot be had is not waited for, or the guest would be asked to pay for it again.
    await change.stay.destroy({ transaction });
    await booking.reload({ transaction });
    return null;
  }
}
