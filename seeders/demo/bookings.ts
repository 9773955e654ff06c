import { Op, QueryTypes, type Transaction } from 'sequelize';
import { Booking, database, Guest, Payment, Refund } from '../../src/models/index.js';
import { insertRows } from '../insert.js';
import { referenceOf } from '../random.js';
import { bookingRow, keyStatusOn, type Moment, partyRows, paymentRow, refundRows } from './booking-rows.js';
import type { People } from './people.js';
import type { Room } from './room.js';
import type { Stay } from './stays.js';

/** Adds the bookings of those stays that are not there yet and that there is room for. Returns how many. */
export async function addBookings(
  stays: readonly Stay[],
  room: Room,
  people: People,
  moment: Moment,
  transaction: Transaction,
): Promise<number> {
  const known = await knownUuids(stays, transaction);
  const missing = stays.filter((stay) => !known.has(stay.uuid) && (!occupies(stay) || room.take(stay)));
  const rows = missing.map((stay) => bookingRow(stay, people, moment));
  await makeReferencesUnique(rows, transaction);
  const ids = await insertRows(Booking, rows, transaction);
  const made = missing.flatMap((stay, index) => {
    const [id, row] = [ids[index], rows[index]];
    return id !== undefined && row ? [{ stay, booking: { ...row, id } }] : [];
  });
  const charged = made.map((one) => ({ ...one, payment: paymentRow(one.stay, one.booking, moment.today) }));
  await insertRows(
    Payment,
    charged.map(({ payment }) => payment),
    transaction,
  );
  await insertRows(
    Refund,
    charged.flatMap(({ stay, booking, payment }) => refundRows(stay, booking, payment)),
    transaction,
  );
  await insertRows(
    Guest,
    made.flatMap(({ stay, booking }) => partyRows(stay, booking, people, moment.today)),
    transaction,
  );
  return made.length;
}

function occupies({ kind }: Stay): boolean {
  return kind !== 'cancelled' && kind !== 'expired_hold';
}

async function knownUuids(stays: readonly Stay[], transaction: Transaction): Promise<Set<string>> {
  const bookings = await Booking.findAll({
    attributes: ['uuid'],
    where: { uuid: { [Op.in]: stays.map(({ uuid }) => uuid) } },
    transaction,
  });
  return new Set(bookings.map(({ uuid }) => uuid));
}

/** With a million other bookings it happens that a reference is taken. */
async function makeReferencesUnique(rows: { reference: string }[], transaction: Transaction): Promise<void> {
  for (;;) {
    const taken = await Booking.findAll({
      attributes: ['reference'],
      where: { reference: { [Op.in]: rows.map(({ reference }) => reference) } },
      transaction,
    });
    const seen = new Set(taken.map(({ reference }) => reference));
    const clashing = rows.filter(({ reference }) => seen.has(reference) || !seen.add(reference));
    if (clashing.length === 0) return;
    for (const row of clashing) row.reference = referenceOf(row.reference);
  }
}

/** A demo booking as it stands in the database. */
export interface Standing {
  stay: Stay;
  bookingId: number;
}

/**
 * The bookings of these stays that nobody but the seeder has changed. The others are somebody's by now, and
 * left alone.
 */
export async function untouchedBookings(
  stays: readonly Stay[],
  transaction: Transaction,
): Promise<Standing[]> {
  const rows = await database().query<{ id: number; uuid: string }>(
    `select b.id, b.uuid from bookings b
     where b.uuid = any ($1::uuid[]) and not exists (
       select from audit_entries a
       where a.resource = 'bookings' and a.record_id = b.id::text and a.source <> 'seed')
     order by b.arrival_date, b.id`,
    { bind: [stays.map(({ uuid }) => uuid)], type: QueryTypes.SELECT, transaction },
  );
  const byUuid = new Map(stays.map((stay) => [stay.uuid, stay]));
  return rows.flatMap(({ id, uuid }) => {
    const stay = byUuid.get(uuid);
    return stay ? [{ stay, bookingId: id }] : [];
  });
}

/** Moves the keys on of bookings that were added on an earlier day: out when the stay has begun, then back. */
export async function moveKeysOn(
  standing: readonly Standing[],
  today: string,
  transaction: Transaction,
): Promise<void> {
  await database().query(
    `update bookings b set key_status = d.key_status
     from unnest($1::integer[], $2::text[]) as d (id, key_status)
     where b.id = d.id and b.key_status <> d.key_status`,
    {
      bind: [
        standing.map(({ bookingId }) => bookingId),
        standing.map(({ stay }) => keyStatusOn(today, stay)),
      ],
      transaction,
    },
  );
}
