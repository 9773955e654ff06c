import { FieldErrors } from '../../platform/refusals/field-errors.js';
import { type Actor, write } from '../../platform/write.js';
import { changePrice, giveBack, type LockedAccount, settleBalance } from '../accounts/index.js';
import { queueMail } from '../mail/index.js';
import { closePage, configuredGateway, type PaymentGateway } from '../payments/index.js';
import { hasPayLinks } from '../payments/pay-link.js';
import { chosen, receivedOre } from './refund-choice.js';
import { lockForStaff } from './staff-lock.js';

/**
 * The board gives a sum (whole NOK) back, for a reason, whatever the terms say; the price becomes lower by as much.
 *
 * Throws `booking_not_found`, `cancelled`, `payment_in_progress`, `payment_unavailable` (a page where the guest can pay
 * cannot be closed just now), and FieldErrors (`refundNok`, `reason`).
 */
export async function refundByBoard(
  bookingId: number,
  { amountNok, reason }: { amountNok: number; reason: string },
  actor: Actor,
  gateway: PaymentGateway = configuredGateway(),
): Promise<void> {
  await changeMoney(bookingId, reason, actor, gateway, async (account, note) => {
    const { refundOre } = chosen(amountNok, receivedOre(account), () => ({ refundNok: 0, keptNok: 0 }));
    if (refundOre === 0) throw new FieldErrors({ refundNok: [{ key: 'too_small', values: { limit: 1 } }] });
    const why = { reason: 'board', note } as const;
    await changePrice(account, Math.max(account.booking.priceNok - amountNok, 0), why);
    await giveBack(account, refundOre, { ...why, by: actor.user });
  });
}

/**
 * The board says what a stay costs (whole NOK), for a reason. What was paid beyond that goes back; what is still owed
 * can be paid by the link, which the guest is sent.
 *
 * Throws as `refundByBoard`, and FieldErrors (`priceNok`, `reason`).
 */
export async function setPriceByBoard(
  bookingId: number,
  { priceNok, reason }: { priceNok: number; reason: string },
  actor: Actor,
  gateway: PaymentGateway = configuredGateway(),
): Promise<void> {
  if (!Number.isInteger(priceNok) || priceNok < 0)
    throw new FieldErrors({ priceNok: [{ key: 'not_a_number' }] });
  await changeMoney(bookingId, reason, actor, gateway, async (account, note) => {
    const { booking, transaction } = account;
    const why = { reason: 'board', note } as const;
    await changePrice(account, priceNok, why);
    if (!booking.confirmedAt) return;
    await settleBalance(account, { ...why, by: actor.user });
    if (booking.awaitsCard && hasPayLinks()) await queueMail('payment_link', booking.id, transaction);
  });
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
  await write(actor, async (transaction) =>
    change(await lockForStaff(bookingId, transaction), reason.trim()),
  );
}
