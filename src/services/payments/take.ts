import { isUnderWay } from '../accounts/index.js';
import type { Charge } from './gateway.js';
import type { LockedPayment } from './locked-payment.js';

/** How long a process has a payment to itself while it talks to Stripe. Longer than three calls can take. */
export const LEASE_MS = 45_000;

/** How long an attempt may be sent again at most, however long its hold is: Stripe keeps idempotency keys for 24 hours. */
export const KEY_TRUST_MS = 12 * 60 * 60_000;
/** After the last moment to send a charge, how long one can still turn up at Stripe. */
const LATE_ARRIVAL_MS = 5 * 60_000;
/** How long before its start by our clock an attempt can have been made by Stripe's. */
const CLOCK_SKEW_MS = 5 * 60_000;
/** How long a guest has to confirm a payment with their bank, from the start of the attempt. */
const GUEST_MS = 15 * 60_000;

/** A charge under way that this process has to itself for a while: what it takes to find out its end. */
export interface Taken {
  charge: Charge;
  /** Null as long as Stripe has not answered. */
  intentId: string | null;
  /** Whether the charge may be sent again: only while the guest's hold is running at that price, and Stripe knows the key. */
  maySend: boolean;
  /** When the attempt can have been sent, by Stripe's clock. */
  from: Date;
  to: Date;
  /** Whether an attempt that Stripe knows nothing of will never turn up. */
  isPastArrival: boolean;
  /** Whether the guest has had their time to confirm the payment. */
  isGuestLate: boolean;
}

/** Takes a locked charge that is under way for this process; null when another process has it. */
export async function take(locked: LockedPayment): Promise<Taken | null> {
  const { payment, now } = locked;
  if (!isUnderWay(payment) || isLeased(payment, now)) return null;
  await payment.update(
    { leasedUntil: new Date(now.getTime() + LEASE_MS) },
    { transaction: locked.transaction },
  );
  return takenOf(locked);
}

/** Whether another process is talking to Stripe about a charge or a refund. */
export function isLeased({ leasedUntil }: { leasedUntil: Date | null }, now: Date): boolean {
  return leasedUntil !== null && leasedUntil > now;
}

/** What a charge under way is, as it stands. */
export function takenOf({ payment, booking, now }: LockedPayment): Taken {
  const startedAt = booking.paymentStartedAt ?? booking.createdAt;
  const lastSent = new Date(
    Math.max(startedAt.getTime(), Math.min(booking.holdUntil.getTime(), startedAt.getTime() + KEY_TRUST_MS)),
  );
  return {
    charge: {
      paymentId: payment.id,
      attempt: payment.attempt,
      tokenId: payment.tokenId ?? '',
      // What the attempt asked for, not what is owed now: Stripe refuses a repeated charge of another amount.
      amountOre: payment.amountOre ?? 0,
      bookingReference: booking.reference,
    },
    intentId: payment.paymentIntentId,
    maySend:
      lastSent > now &&
      !booking.cancelledAt &&
      !booking.confirmedAt &&
      payment.tokenId !== null &&
      payment.amountOre === booking.balanceOre,
    from: new Date(startedAt.getTime() - CLOCK_SKEW_MS),
    to: new Date(startedAt.getTime() + KEY_TRUST_MS + CLOCK_SKEW_MS),
    isPastArrival: now.getTime() > lastSent.getTime() + LATE_ARRIVAL_MS,
    isGuestLate: now.getTime() > startedAt.getTime() + GUEST_MS,
  };
}
