import { Dispute, Payment, Refund } from '../../src/models/index.js';
import { addDays } from '../../src/platform/clock.js';
import { buildBooking } from './factories.js';

/** So many rows that no test has more. */
export const ALL = { limit: 100, offset: 0 };

/** A paid booking of 400 NOK that arrives on a day, paid at a moment. */
export async function paid(arrival: string, at: string, overrides: Parameters<typeof buildBooking>[0] = {}) {
  return buildBooking({
    arrivalDate: arrival,
    departureDate: addDays(arrival, 1),
    priceNok: 400,
    confirmedAt: new Date(at),
    ...overrides,
  });
}

/** Gives back so much of its charge, at a moment, or means to. */
export async function giveBack(
  bookingId: number,
  amountOre: number,
  at: string,
  state: 'succeeded' | 'due' = 'succeeded',
) {
  const charge = await Payment.findOne({ where: { bookingId }, rejectOnEmpty: true });
  return Refund.create({
    paymentId: charge.id,
    amountOre,
    reason: 'board',
    state,
    settledAt: state === 'due' ? null : new Date(at),
  });
}

/** A dispute that Stripe's balance has lost a charge to, before anything has been read. */
export async function disputeOf(
  bookingId: number,
  pool: { query(sql: string, bind: unknown[]): Promise<unknown> },
) {
  const charge = await Payment.findOne({ where: { bookingId }, rejectOnEmpty: true });
  const dispute = await Dispute.create({
    paymentId: charge.id,
    stripeId: `du_${bookingId}`,
    amountOre: 40_000,
    stripeStatus: 'lost',
    state: 'lost',
  });
  await pool.query(
    `insert into balance_transactions (id, kind, type, amount_ore, fee_ore, net_ore, source_id, created_at, counted_at, payment_id, dispute_id)
     values ($1, 'dispute', 'dispute', -40000, 15000, -55000, $2, now(), now(), $3, $4)`,
    [`txn_${bookingId}`, dispute.stripeId, charge.id, dispute.id],
  );
}
