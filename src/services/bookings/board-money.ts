import { DomainError } from '../../platform/refusals/errors.js';
import { FieldErrors } from '../../platform/refusals/field-errors.js';
import { type Actor, write } from '../../platform/write.js';
import {
  changePrice,
  giveBack,
  isUnderWay,
  type LockedAccount,
  lockAccount,
  owedToGuestOre,
  settleBalance,
} from '../accounts/index.js';
import { queueRepricedMails } from '../mail/index.js';
import { closePage, configuredGateway, type PaymentGateway } from '../payments/index.js';
import { chosen } from './refund-choice.js';

/**
 * The board gives a sum (whole NOK) or all that was received back, for a reason, whatever the terms say; the price
 * becomes lower by as much of it as was not owed to the guest already. Also of a booking that is cancelled or over.
 *
 * Throws `booking_not_found`, `not_confirmed` for a hold, `payment_in_progress`, `payment_unavailable` (a page where
 * the guest can pay cannot be closed just now), and FieldErrors (`refundNok`, `reason`).
 */
export async function refundByBoard(
  bookingId: number,
  { refund, reason }: { refund: 'all' | number; reason: string },
  actor: Actor,
  gateway: PaymentGateway = configuredGateway(),
): Promise<void> {
  await changeMoney(bookingId, reason, actor, gateway, async (account, note) => {
    const { booking } = account;
    if (!booking.confirmedAt && !booking.cancelledAt) throw new DomainError('not_confirmed');
    const received = Math.max(booking.receivedOre, 0);
    const { refundOre } = chosen(refund, received, () => ({ refundNok: 0, keptNok: 0 }));
    if (refundOre === 0) throw new FieldErrors({ refundNok: [{ key: 'too_small', values: { limit: 1 } }] });
    const why = { reason: 'board', note } as const;
    const lowerNok = Math.ceil(Math.max(refundOre - owedToGuestOre(booking), 0) / 100);
    await changePrice(account, Math.max(booking.priceNok - lowerNok, 0), why);
    await giveBack(account, refundOre, { ...why, by: actor });
  });
}

/**
 * The board says what a stay costs (whole NOK), for a reason. What was paid beyond that goes back; what is still owed
 * can be paid by the link, which the guest is sent.
 *
 * Throws `booking_not_found`, `cancelled`, `payment_in_progress`, `payment_unavailable`, and FieldErrors (`priceNok`,
 * `reason`).
 */
export async function setPriceByBoard(
  bookingId: number,
  { priceNok, reason }: { priceNok: number; reason: string },
  actor: Actor,
  gateway: PaymentGateway = configuredGateway(),
): Promise<void> {
  if (!Number.isInteger(priceNok) || priceNok < 0 || priceNok > MOST_NOK)
    throw new FieldErrors({ priceNok: [priceProblem(priceNok)] });
  await changeMoney(bookingId, reason, actor, gateway, async (account, note) => {
    await reprice(account, priceNok, note, actor);
  });
}

/**
 * The board adds a fee (whole NOK, more than 0) to what a stay costs, for a reason, as `setPriceByBoard` would. Throws
 * the same, but FieldErrors of `feeNok` where that throws them of `priceNok`.
 */
export async function addFeeByBoard(
  bookingId: number,
  feeNok: number,
  reason: string,
  actor: Actor,
  gateway: PaymentGateway = configuredGateway(),
): Promise<void> {
  await changeMoney(bookingId, reason, actor, gateway, async (account, note) => {
    const priceNok = account.booking.priceNok + feeNok;
    if (priceNok > MOST_NOK) throw new FieldErrors({ feeNok: [priceProblem(priceNok)] });
    await reprice(account, priceNok, note, actor);
  });
}

async function reprice(account: LockedAccount, priceNok: number, note: string, actor: Actor): Promise<void> {
  const { booking, transaction } = account;
  if (booking.cancelledAt) throw new DomainError('cancelled');
  const isChanged = booking.priceNok !== priceNok;
  if (isChanged && booking.settlement === 'free')
    await booking.update({ settlement: 'card' }, { transaction });
  const why = { reason: 'board', note } as const;
  await changePrice(account, priceNok, why);
  if (!booking.confirmedAt || !isChanged) return;
  await settleBalance(account, { ...why, by: actor });
  await queueRepricedMails(booking.id, transaction);
}

/** More than any stay costs: a slip of the finger. */
const MOST_NOK = 100_000;

function priceProblem(priceNok: number) {
  if (!Number.isInteger(priceNok)) return { key: 'not_a_number' } as const;
  return priceNok < 0
    ? ({ key: 'too_small', values: { limit: 0 } } as const)
    : ({ key: 'too_large', values: { limit: MOST_NOK } } as const);
}

async function changeMoney(
  bookingId: number,
  reason: string,
  actor: Actor,
  gateway: PaymentGateway,
  change: (account: LockedAccount, note: string) => Promise<void>,
): Promise<void> {
  if (reason.trim() === '') throw new FieldErrors({ reason: [{ key: 'required' }] });
  await closePage(bookingId, actor, gateway);
  await write(actor, async (transaction) => {
    const account = await lockAccount(bookingId, transaction);
    if (!account) throw new DomainError('booking_not_found');
    if (account.charges.some(isUnderWay)) throw new DomainError('payment_in_progress');
    await change(account, reason.trim());
  });
}
