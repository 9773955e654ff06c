import { QueryTypes, type Transaction } from 'sequelize';
import { database } from '../../models/index.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { type Actor, write } from '../../platform/write.js';
import { nudgeDelivery } from './nudge.js';

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
