import { type LockedAccount, openCharge, openChargeFor } from './locked-account.js';
import { chargeSucceeded } from './succeeded.js';

/**
 * Notes that staff have been paid, elsewhere or by invoice, what a booking owes. It is the charge that was open; what
 * an earlier attempt at a card left in it goes, so that money which turns up for that all the same is known as such.
 */
export async function noteCharge(
  account: LockedAccount,
  method: 'elsewhere' | 'invoice',
  note = '',
): Promise<void> {
  const { booking, now, transaction } = account;
  if (booking.balanceOre <= 0) return;
  const charge = await openChargeFor(account, method);
  await charge.update(
    {
      state: 'succeeded',
      amountOre: booking.balanceOre,
      note,
      settledAt: now,
      paymentIntentId: null,
      stripeStatus: null,
      tokenId: null,
      leasedUntil: null,
      checkoutExpiresAt: null,
    },
    { transaction },
  );
  await booking.reload({ transaction });
  await chargeSucceeded(charge, account);
}

/** Says how what a booking owes will be paid: by the link, or by an invoice. */
export async function askBy(account: LockedAccount, method: 'link' | 'invoice'): Promise<void> {
  if (account.booking.balanceOre <= 0 && !openCharge(account)) return;
  const charge = await openChargeFor(account, method);
  await charge.update({ checkoutExpiresAt: null, amountOre: null }, { transaction: account.transaction });
}
