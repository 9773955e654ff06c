import { database, type PriceReason } from '../../models/index.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { isUnderWay, type LockedAccount, openCharge, openChargeFor } from './locked-account.js';

/** Why a price changes or money goes back: a code, and what a person has written. */
export interface Why {
  reason: PriceReason;
  note?: string | undefined;
}

/**
 * Says what a stay costs from now on (whole NOK), and why: part of the account. What is owed then can be paid by the
 * link, or is on the invoice. Nothing is given back: that is `giveBack`, or `settleBalance` for all that is too much.
 *
 * A page where the guest is paying the sum before must be closed first (`closePage`). Throws `payment_in_progress`
 * while one is open, or a card is being charged.
 */
export async function changePrice(account: LockedAccount, priceNok: number, why: Why): Promise<void> {
  const open = openCharge(account);
  if (open && (open.checkoutSessionId || isUnderWay(open))) throw new DomainError('payment_in_progress');
  // A page that is being opened is for the sum before: it is not shown.
  if (open?.checkoutExpiresAt) {
    await open.update({ checkoutExpiresAt: null, amountOre: null }, { transaction: account.transaction });
  }
  await setPrice(account, priceNok, why);
  await openWhatIsOwed(account);
}

/** Sets the price, whoever is paying just then: the job closes a page that asks for another sum. */
export async function setPrice(account: LockedAccount, priceNok: number, why: Why): Promise<void> {
  const { booking, transaction } = account;
  if (booking.priceNok === priceNok) return;
  await tellWhy(why, account);
  // Whoever sets another price has decided about what earlier changes kept as well.
  const keptNok = why.reason === 'change' ? booking.keptNok : 0;
  await booking.update({ priceNok, keptNok }, { transaction });
  await booking.reload({ transaction });
}

/** Tells the database why the next change of a price in this transaction is made. */
export async function tellWhy(
  { reason, note = '' }: Why,
  { transaction }: Pick<LockedAccount, 'transaction'>,
): Promise<void> {
  await database().query("select set_config('koiene.price', $1, true)", {
    bind: [JSON.stringify({ reason, note })],
    transaction,
  });
}

/** Sees to it that there is a charge to pay what a confirmed booking owes. */
export async function openWhatIsOwed(account: LockedAccount): Promise<void> {
  const { booking, transaction } = account;
  await booking.reload({ transaction });
  const isOwed = booking.confirmedAt !== null && booking.cancelledAt === null && booking.balanceOre > 0;
  if (!isOwed || openCharge(account)) return;
  await openChargeFor(account, booking.settlement === 'invoice' ? 'invoice' : 'link');
}
