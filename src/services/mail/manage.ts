import { QueryTypes, type Transaction } from 'sequelize';
import { Booking, database } from '../../models/index.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { type Actor, write } from '../../platform/write.js';
import { nudgeDelivery } from './nudge.js';
import { queueMail } from './outbox.js';

/**
 * Sends a mail again, or now instead of later, with all its attempts before it.
 * Throws `not_found`, and `conflict` while it is being sent or when its text has been deleted.
 */
export async function resendMail(id: number, actor: Actor): Promise<void> {
  await write(actor, async (transaction) => {
    await change(
      id,
      `state = 'queued', attempts = 0, due_at = now(), leased_until = null, last_error = null, sent_at = null`,
      `html <> '' and recipient <> '' and (state <> 'sending' or leased_until < now())`,
      transaction,
    );
    nudgeDelivery(transaction);
  });
}

/**
 * Sends the guest of a confirmed booking the confirmation again: as it was while the stay is the same, else anew with
 * the stay as it is. Throws `booking_not_found`, `not_confirmed`, `cancelled`.
 */
export async function resendConfirmation(bookingId: number, actor: Actor): Promise<void> {
  await write(actor, async (transaction) => {
    const lock = transaction.LOCK.UPDATE;
    const booking = await Booking.findByPk(bookingId, { transaction, lock });
    if (!booking) throw new DomainError('booking_not_found');
    if (booking.cancelledAt) throw new DomainError('cancelled');
    if (!booking.confirmedAt) throw new DomainError('not_confirmed');
    if (await sentOnceMore(booking, transaction)) return nudgeDelivery(transaction);
    // Its text may have been deleted; a mail that is written anew has its own Message-ID.
    await database().query(
      `update emails e set
         sequence = (select max(o.sequence) + 1 from emails o where o.booking_id = $1 and o.kind = e.kind),
         message_id = case when e.html = '' then replace(e.message_id, '@', '.' || e.id || '@') else e.message_id end
       where e.booking_id = $1 and e.kind = 'booking_confirmation' and e.sequence = 0`,
      { bind: [bookingId], type: QueryTypes.UPDATE, transaction },
    );
    await queueMail('booking_confirmation', bookingId, transaction);
  });
}

/** Whether there is a confirmation of the booking as it is, which then leaves again. */
async function sentOnceMore({ id, version }: Booking, transaction: Transaction): Promise<boolean> {
  const again = await database().query(
    `update emails set state = case when state = 'sending' then state else 'queued' end, attempts = 0,
       due_at = now(), last_error = null, sent_at = null
     where booking_id = $1 and kind = 'booking_confirmation' and sequence = 0 and html <> ''
       and message_id like '<booking_confirmation.' || $2 || '.%'
     returning id`,
    { bind: [id, String(version)], type: QueryTypes.SELECT, transaction },
  );
  return again.length > 0;
}

/** Keeps a mail that has not been sent from being sent. Throws `not_found`, and `conflict` when it is too late. */
export async function cancelMail(id: number, actor: Actor): Promise<void> {
  await write(actor, (transaction) =>
    change(
      id,
      `state = 'cancelled', leased_until = null`,
      `(state in ('queued', 'failed') or (state = 'sending' and leased_until < now()))`,
      transaction,
    ),
  );
}

/** Keeps the mails of a booking that wait from being sent, once it is cancelled. Returns how many there were. */
export async function cancelWaitingMails(bookingId: number, transaction: Transaction): Promise<number> {
  const cancelled = await database().query<{ id: number }>(
    `update emails set state = 'cancelled' where booking_id = $1 and state = 'queued'
       and kind not in ('payment_refunded', 'payment_received', 'refund_sent') returning id`,
    { bind: [bookingId], type: QueryTypes.SELECT, transaction },
  );
  return cancelled.length;
}

/** Keeps the link to pay by from being sent, where it still waits, once there is nothing to pay by it. */
export async function stopPayLink(bookingId: number, transaction: Transaction): Promise<void> {
  await database().query(
    `update emails set state = 'cancelled' where booking_id = $1 and state = 'queued' and kind = 'payment_link'`,
    { bind: [bookingId], type: QueryTypes.UPDATE, transaction },
  );
}

async function change(
  id: number,
  values: string,
  condition: string,
  transaction: Transaction,
): Promise<void> {
  const [found] = await database().query<{ changed: boolean }>(
    `with changed as (update emails set ${values} where id = $1 and ${condition} returning id)
     select exists (select from changed) as changed from emails where id = $1`,
    { bind: [id], type: QueryTypes.SELECT, transaction },
  );
  if (!found) throw new DomainError('not_found');
  if (!found.changed) throw new DomainError('conflict');
}
