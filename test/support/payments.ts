import type pg from 'pg';
import { config } from '../../config/index.js';
import type { Caller, Role } from '../../src/access.js';
import { type Booking, Payment } from '../../src/models/index.js';
import { DomainError } from '../../src/platform/refusals/errors.js';
import type { PaymentGateway } from '../../src/services/payments/gateway.js';
import { StripeGateway } from '../../src/services/payments/stripe-gateway.js';
import { buildHold, buildKoie, buildUser } from './factories.js';
import { STRIPE_KEY, type StripeDouble } from './stripe-double.js';

/** A hold of a member that fills its koie, ready to be paid: 160 NOK. */
export interface Payable {
  caller: Caller;
  booking: Booking;
  koieId: number;
  paymentId: string;
}

export async function buildPayable(overrides: Parameters<typeof buildHold>[0] = {}): Promise<Payable> {
  const koie = await buildKoie({ numberOfBeds: 2 });
  const user = await buildUser();
  const booking = await buildHold({
    koieId: koie.id,
    userId: user.ntnuiNo,
    guestsMember: 2,
    priceNok: 160,
    ...overrides,
  });
  const payment = await Payment.findOne({ where: { bookingId: booking.id }, rejectOnEmpty: true });
  return { caller: callerOf(user.ntnuiNo), booking, koieId: koie.id, paymentId: payment.id };
}

/** The same, made by staff and confirmed by them: it waits for the card of its guest. */
export async function buildAwaited(): Promise<Payable & { uuid: string }> {
  const payable = await buildPayable();
  await Payment.update({ method: 'link' }, { where: { id: payable.paymentId } });
  await payable.booking.update({ confirmedAt: new Date() });
  await payable.booking.reload();
  return { ...payable, uuid: payable.booking.uuid };
}

/** So many of them, each of its own koie. */
export async function buildPayables(count: number): Promise<Payable[]> {
  const payables: Payable[] = [];
  while (payables.length < count) payables.push(await buildPayable());
  return payables;
}

export function callerOf(ntnuiNo: number, ...roles: Role[]): Caller {
  return { ntnuiNo, roles: new Set<Role>(['member', ...roles]) };
}

/** Stripe as the application reaches it, by the double. */
export function gatewayTo(double: StripeDouble, timeoutMs = 5_000): PaymentGateway {
  return new StripeGateway({
    secretKey: STRIPE_KEY,
    apiBase: double.url,
    returnUrl: config.publicSiteUrl,
    timeoutMs,
  });
}

/** The code a call is refused with; undefined when it is not. */
export async function refusalOf(call: Promise<unknown>): Promise<string | undefined> {
  try {
    await call;
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

/** What the guest, the board and the next guest would see of a payment. */
export interface Situation {
  /** Of the charge; `refund_due` and `refunded` when all of it is to go back, or has. */
  state: string;
  confirmed: boolean;
  /** Whether the beds are kept. */
  occupied: boolean;
  mails: string[];
  token: string | null;
}

export async function situationOf(pool: pg.Pool, paymentId: string): Promise<Situation> {
  const { rows } = await pool.query(
    `select case when p.state = 'succeeded' and r.given = p.amount_ore
         then case when r.is_over then 'refunded' else 'refund_due' end else p.state end as state, p.token_id as token, b.confirmed_at is not null as confirmed,
       booking_occupies(b.confirmed_at, b.cancelled_at, b.hold_until, b.payment_started_at, now()) as occupied,
       array(select kind from emails e where e.booking_id = b.id order by kind) as mails
     from payments p join bookings b on b.id = p.booking_id
     cross join lateral (
       select sum(amount_ore) as given, bool_and(state = 'succeeded') as is_over from refunds
       where payment_id = p.id and state <> 'failed'
     ) r
     where p.id = $1`,
    [paymentId],
  );
  return rows[0];
}

export const CONFIRMATION_MAILS = ['booking_confirmation', 'koie_information'];

/** How things stand once a payment is through. */
export const PAID: Situation = {
  state: 'succeeded',
  confirmed: true,
  occupied: true,
  mails: CONFIRMATION_MAILS,
  token: null,
};

/** Charges and refunds that succeeded and have no receipt, and what the numbers of receipts lack: all nothing, always. */
export async function receiptsMissing(
  pool: pg.Pool,
): Promise<{ charges: number; refunds: number; gaps: number }> {
  const { rows } = await pool.query(
    `select
       (select count(*)::integer from payments p where p.state = 'succeeded' and not exists (
         select from receipts r where r.payment_id = p.id and r.refund_id is null)) as charges,
       (select count(*)::integer from refunds f where f.state = 'succeeded' and not exists (
         select from receipts r where r.refund_id = f.id and r.kind = 'credit_note')) as refunds,
       (select coalesce(max(number), 0) - count(*) from receipts)::integer as gaps`,
  );
  return rows[0];
}

/** Lets time pass, for the database and for Stripe: for one payment or for all. */
export async function pass(
  pool: pg.Pool,
  minutes: number,
  double?: StripeDouble,
  paymentId: string | null = null,
): Promise<void> {
  await pool.query(
    `update bookings b set hold_until = hold_until - $1 * interval '1 minute',
       payment_started_at = payment_started_at - $1 * interval '1 minute'
     from payments p where p.booking_id = b.id and p.id = coalesce($2, p.id)`,
    [minutes, paymentId],
  );
  await pool.query(
    `update payments set leased_until = leased_until - $1 * interval '1 minute' where id = coalesce($2, id)`,
    [minutes, paymentId],
  );
  await pool.query(
    `update refunds set leased_until = leased_until - $1 * interval '1 minute', sent_at = sent_at - $1 * interval '1 minute'
     where payment_id = coalesce($2, payment_id)`,
    [minutes, paymentId],
  );
  if (!paymentId)
    await pool.query(`update stripe_readings set read_until = read_until - $1 * interval '1 minute'`, [
      minutes,
    ]);
  double?.ledger.age(minutes * 60_000, paymentId);
}
