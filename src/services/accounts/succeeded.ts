import type { Payment, Refund } from '../../models/index.js';
import {
  queueBookingMails,
  queueMail,
  queueMovedMails,
  queueReceiptMail,
  type StayBefore,
  stopPayLink,
} from '../mail/index.js';
import { takeCreditNoteBack, writeCreditNote, writeReceipt } from '../receipts/index.js';
import { type LockedAccount, leftOf } from './locked-account.js';

/**
 * What follows from a charge that has just succeeded, in the transaction that writes it down: whoever has charged, a
 * card, a page of Stripe's, or staff. A receipt goes with the confirmation, or else by a mail of its own; where money
 * came that nothing was booked for, with the mail that tells that it goes back. `before` is the stay that was booked
 * before, when the charge has changed it to another: the mail that tells so brings the receipt.
 */
export async function chargeSucceeded(
  charge: Payment,
  account: LockedAccount,
  before?: StayBefore,
): Promise<void> {
  const { booking, transaction } = account;
  await booking.reload({ transaction });
  // A stay that costs nothing is settled without money.
  if (charge.state === 'succeeded') await writeReceipt(charge, transaction);
  if (!booking.confirmedAt || booking.cancelledAt) return;
  if (booking.paid) {
    await queueBookingMails(booking.id, transaction);
    await stopPayLink(booking.id, transaction);
  }
  if (before) await queueMovedMails(booking.id, before, { tellGuest: true, isByGuest: true }, transaction);
  // What all goes back is told of when it has: then the receipt goes along with the credit note.
  if (leftOf(charge, account.refunds) > 0)
    await queueReceiptMail('payment_received', booking.id, transaction);
}

/** What follows from a refund that has just succeeded, in the transaction that writes it down. */
export async function refundSucceeded(refund: Refund, account: LockedAccount): Promise<void> {
  const { booking, transaction } = account;
  await writeCreditNote(refund, transaction);
  // The mail says that nothing is booked, which other refunds do not mean.
  const isBooked = booking.confirmedAt !== null && booking.cancelledAt === null;
  const isNotWanted = refund.reason === 'not_wanted';
  const isTold = isNotWanted && !isBooked && (await queueMail('payment_refunded', booking.id, transaction));
  const isAsBefore = isNotWanted && isBooked;
  if (!isTold) await queueReceiptMail('refund_sent', booking.id, transaction, { isAsBefore });
}

/** What follows from a refund that had succeeded and has failed after all, in the transaction that writes it down. */
export async function refundTakenBack(refund: Refund, { transaction }: LockedAccount): Promise<void> {
  await takeCreditNoteBack(refund, transaction);
}
