import { QueryTypes } from 'sequelize';
import { database, USER_NAME } from '../../models/index.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { type Actor, write } from '../../platform/write.js';
import { closeTaskOf } from './key-status.js';
import type { KeyNow, ShelfCheck } from './keys-now-types.js';
import { BY_LABEL } from './koie-keys.js';
import { keyOverdue } from './overdue.js';
import { openKeyTasks } from './report-key.js';

/** All keys of a desk but those that are used no more: the overdue ones first, then those that are not here. One statement. */
export function keysOfDesk(deskId: number): Promise<KeyNow[]> {
  return database().query<KeyNow>(
    `select n.id, n.label, n.state, n.note, (extract(epoch from n.since) * 1000)::float8 as since, k.name as koie,
       b.id as "bookingId", b.reference, b.guest, b.phone, b.departure_date as "departureDate",
       coalesce(${keyOverdue('b')}, false) as overdue,
       (select t.id from tasks t where t.key_id = n.id and t.state <> 'done' limit 1) as "taskId"
     from keys n
     join koier k on k.id = n.koie_id
     left join booking_details b on b.id = n.booking_id
     where n.desk_id = $1 and n.state <> 'retired'
     order by coalesce(${keyOverdue('b')}, false) desc,
       array_position(array['out', 'lost', 'broken', 'at_desk'], n.state), b.departure_date nulls first, k.name, ${BY_LABEL}`,
    { bind: [deskId], type: QueryTypes.SELECT },
  );
}

/** The desks that hold keys, by name, with how many. */
export function desksWithKeys(): Promise<{ id: number; name: string; keys: number }[]> {
  return database().query(
    `select d.id, d.name, count(*)::integer as keys from desks d join keys n on n.desk_id = d.id
     where n.state <> 'retired' group by d.id order by d.name, d.id`,
    { type: QueryTypes.SELECT },
  );
}

/** The last check of a desk's shelf; null when there was none. */
export async function lastShelfCheck(deskId: number): Promise<ShelfCheck | null> {
  const [last] = await database().query<ShelfCheck>(
    `select (extract(epoch from c.at) * 1000)::float8 as at, ${USER_NAME} as by, c.there, c.missing, c.unexpected
     from shelf_checks c left join users u on u.ntnui_no = c.actor_id
     where c.desk_id = $1 order by c.at desc, c.id desc limit 1`,
    { bind: [deskId], type: QueryTypes.SELECT },
  );
  return last ?? null;
}

/**
 * A key that is turned in, whoever brings it: it hangs at its desk again, and the booking that had it is done with it.
 * `seen` is the state that the desk saw. Throws `not_found`, `changed_meanwhile`.
 */
export async function takeInKey(keyId: number, seen: string, actor: Actor): Promise<void> {
  await write(actor, async (transaction) => {
    const moved = await database().query(
      `update keys set state = 'at_desk' where id = $1 and state = $2 and state in ('out', 'lost', 'broken') returning id`,
      { bind: [keyId, seen], type: QueryTypes.SELECT, transaction },
    );
    if (moved.length === 0) {
      const known = await database().query('select from keys where id = $1', {
        bind: [keyId],
        type: QueryTypes.SELECT,
        transaction,
      });
      throw new DomainError(known.length === 0 ? 'not_found' : 'changed_meanwhile');
    }
    await closeTaskOf(keyId, transaction);
  });
}

/**
 * Somebody has counted the shelf of a desk: `there` are the keys that hang on it. Those that should and do not, and those
 * that hang there and should be elsewhere, become a task each with the note for it; nothing is moved. Of the keys in
 * `asked` only, which are those that whoever counted saw, and only if they have not been moved since `at` (epoch
 * milliseconds), when the counting began. Gives how many there were of each.
 */
export async function checkShelf(
  {
    deskId,
    asked,
    there,
    at,
  }: { deskId: number; asked: readonly number[]; there: readonly number[]; at: number },
  notes: { missing: string; unexpected: string },
  actor: Actor,
): Promise<{ there: number; missing: number; unexpected: number }> {
  return write(actor, async (transaction) => {
    const keys = await database().query<{
      id: number;
      koieId: number;
      isHere: boolean;
      isExpected: boolean;
    }>(
      `select id, koie_id as "koieId", id = any ($3) as "isHere", state = 'at_desk' as "isExpected"
       from keys where desk_id = $1 and id = any ($2) and state <> 'retired'
         and since <= to_timestamp($4::float8 / 1000) order by id`,
      { bind: [deskId, [...asked], [...there], at], type: QueryTypes.SELECT, transaction },
    );
    const different = keys.filter(({ isHere, isExpected }) => isHere !== isExpected);
    await openKeyTasks(
      different.map(({ id, koieId, isHere }) => ({
        keyId: id,
        koieId,
        note: isHere ? notes.unexpected : notes.missing,
      })),
      transaction,
    );
    const counted = {
      there: keys.filter(({ isHere }) => isHere).length,
      missing: different.filter(({ isHere }) => !isHere).length,
      unexpected: different.filter(({ isHere }) => isHere).length,
    };
    await database().query(
      `insert into shelf_checks (desk_id, actor_id, there, missing, unexpected) values ($1, $2, $3, $4, $5)`,
      {
        bind: [deskId, actor.user ?? null, counted.there, counted.missing, counted.unexpected],
        type: QueryTypes.RAW,
        transaction,
      },
    );
    return counted;
  });
}
