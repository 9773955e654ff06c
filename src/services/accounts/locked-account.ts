import { QueryTypes, type Transaction } from 'sequelize';
import { Booking, database, Payment, Refund } from '../../models/index.js';

/** A booking with its charges and refunds, all locked until the transaction ends, and the database's time now. */
export interface LockedAccount {
  booking: Booking;
  /** In the order in which they were made. */
  charges: Payment[];
  /** Of all of them, in the order in which they were made. */
  refunds: Refund[];
  now: Date;
  transaction: Transaction;
}

/**
 * Locks a booking and its account for a change: the booking first, as everyone does. Null when there is no such
 * booking. The database counts what was received as charges and refunds are written: `booking.reload` reads it again.
 */
export async function lockAccount(
  bookingId: number,
  transaction: Transaction,
): Promise<LockedAccount | null> {
  const lock = transaction.LOCK.UPDATE;
  const booking = await Booking.findByPk(bookingId, { transaction, lock });
  if (!booking) return null;
  const charges = await Payment.findAll({ where: { bookingId }, order: ['position'], transaction, lock });
  const refunds = await Refund.findAll({
    where: { paymentId: charges.map(({ id }) => id) },
    order: ['createdAt', 'id'],
    transaction,
    lock,
  });
  return { booking, charges, refunds, now: await databaseTime(transaction), transaction };
}

/** An attempt to charge has been made and its end is not known. */
export function isUnderWay({ state }: Pick<Payment, 'state'>): boolean {
  return state === 'processing' || state === 'requires_action';
}

/** The charge that has not succeeded: a booking has one at most. */
export function openCharge({ charges }: Pick<LockedAccount, 'charges'>): Payment | undefined {
  return charges.find(({ state }) => state !== 'succeeded');
}

/** The charge that is open for what is owed: made when there is none yet. */
export async function openChargeFor(account: LockedAccount, method: Payment['method']): Promise<Payment> {
  const { booking, charges, transaction } = account;
  const open = openCharge(account);
  if (open) return open.method === method ? open : open.update({ method }, { transaction });
  const position = (charges.at(-1)?.position ?? 0) + 1;
  const charge = await Payment.create({ bookingId: booking.id, position, method }, { transaction });
  charges.push(charge);
  return charge;
}

/** What of a charge has not been given back, in øre: refunds that failed aside. */
export function leftOf(charge: Payment, refunds: readonly Refund[]): number {
  if (charge.state !== 'succeeded') return 0;
  const given = refunds.filter(({ paymentId, state }) => paymentId === charge.id && state !== 'failed');
  return (charge.amountOre ?? 0) - given.reduce((sum, { amountOre }) => sum + amountOre, 0);
}

/** What of a booking says what its money is for. */
interface Money {
  confirmedAt: Date | string | null;
  priceNok: number;
  receivedOre: number;
}

/**
 * What of the money received is for the stay, in øre: what terms divide. What was received beyond the price is owed to
 * the guest already, and all that came for a hold, which nothing was sold for, is still theirs.
 */
export function paidOre({ confirmedAt, priceNok, receivedOre }: Money): number {
  return Math.max(confirmedAt === null ? receivedOre : Math.min(receivedOre, priceNok * 100), 0);
}

/** What is owed to the guest, in øre: what was received beyond the price, or for a hold at all. */
export function owedToGuestOre({
  confirmedAt,
  cancelledAt,
  priceNok,
  receivedOre,
}: Money & Pick<Booking, 'cancelledAt'>): number {
  const isHold = confirmedAt === null && cancelledAt === null;
  return Math.max(receivedOre - (isHold ? 0 : priceNok * 100), 0);
}

/** The time that holds and leases are measured by, whatever the clock of this machine says. */
async function databaseTime(transaction: Transaction): Promise<Date> {
  const [row] = await database().query<{ now: Date }>('select clock_timestamp() as now', {
    type: QueryTypes.SELECT,
    transaction,
  });
  if (!row) throw new Error('The database told no time');
  return row.now;
}
