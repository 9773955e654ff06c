import { QueryTypes, type Transaction } from 'sequelize';
import { database, type KeyStatus, Task } from '../../models/index.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { type Actor, write } from '../../platform/write.js';
import { queueLostKey } from '../mail/index.js';
import { boardMembers } from '../people/board-members.js';
import { lockBooking } from './key-status.js';

/** What has become of a key that does not come back as it went out. */
export interface KeyReport {
  became: 'lost' | 'broken';
  note: string;
}

interface Reported {
  koieId: number;
  koie: string;
  label: string;
  desk: string;
}

/**
 * Notes that the numbered key of a booking is lost or broken. The booking has it no more; a task is made, and the board
 * told. `expected` is the state of the key that the desk saw. Throws `booking_not_found`, `cancelled`, `hold_expired`,
 * `changed_meanwhile`, and `key_not_out` when it has no numbered key.
 */
export async function reportKeyOfBooking(
  uuid: string,
  report: KeyReport,
  actor: Actor,
  expected: KeyStatus = 'picked_up',
): Promise<void> {
  await write(actor, async (transaction) => {
    const booking = await lockBooking(uuid, transaction);
    if (booking.keyStatus !== expected) throw new DomainError('changed_meanwhile');
    const [key] = await database().query<{ id: number }>(
      'select id from keys where booking_id = $1 for update',
      {
        bind: [booking.id],
        type: QueryTypes.SELECT,
        transaction,
      },
    );
    if (!key) throw new DomainError('key_not_out');
    await noteReport(key.id, report, booking.reference, transaction);
  });
}

/** The same of a key that nobody has by a booking, or whose booking is over. Gives its number. Throws `not_found`. */
export async function reportKey(keyId: number, report: KeyReport, actor: Actor): Promise<string> {
  return write(actor, async (transaction) => {
    const [holder] = await database().query<{ reference: string | null }>(
      `select b.reference from keys n left join bookings b on b.id = n.booking_id where n.id = $1 for update of n`,
      { bind: [keyId], type: QueryTypes.SELECT, transaction },
    );
    if (!holder) throw new DomainError('not_found');
    return noteReport(keyId, report, holder.reference, transaction);
  });
}

async function noteReport(
  keyId: number,
  { became, note }: KeyReport,
  reference: string | null,
  transaction: Transaction,
): Promise<string> {
  const [key] = await database().query<Reported>(
    `update keys n set state = $2, note = case when $3 = '' then n.note else $3 end
     from koier k, desks d where n.id = $1 and k.id = n.koie_id and d.id = n.desk_id
     returning n.koie_id as "koieId", k.name as koie, n.label, d.name as desk`,
    { bind: [keyId, became, note], type: QueryTypes.SELECT, transaction },
  );
  if (!key) throw new DomainError('not_found');
  await openKeyTasks([{ keyId, koieId: key.koieId, note }], transaction);
  const [move] = await database().query<{ id: number }>(
    'select max(id) as id from key_moves where key_id = $1',
    {
      bind: [keyId],
      type: QueryTypes.SELECT,
      transaction,
    },
  );
  const { koie, label, desk } = key;
  await queueLostKey(
    { koie, label, desk, became, reference, note },
    move?.id ?? 0,
    await boardMembers(transaction),
    transaction,
  );
  return label;
}

/** Opens a task for each key, unless one is open already. */
export async function openKeyTasks(
  tasks: readonly { keyId: number; koieId: number; note: string }[],
  transaction: Transaction,
): Promise<void> {
  if (tasks.length === 0) return;
  await Task.bulkCreate(
    tasks.map((task) => ({ ...task, item: 'key' as const })),
    { transaction, ignoreDuplicates: true },
  );
}
