import { QueryTypes } from 'sequelize';
import { database, type KeyStatus } from '../../models/index.js';
import { planned } from '../../platform/planned.js';
import { koieName, NAMED_KOIE } from '../koier/look-up.js';

/** A booking as the API tells it. Price in whole NOK; dates are Oslo days. */
export interface BookingRecord {
  id: number;
  uuid: string;
  koie: string;
  user: number | null;
  paymentId: string | null;
  priceNok: number;
  arrivalDate: string;
  departureDate: string;
  contactEmail: string;
  guestsMember: number;
  guestsNotMember: number;
  paid: boolean;
  /** ISO 8601 in UTC, written by PostgreSQL: reading a moment and writing it again took as long as all else of a row. */
  createdAt: string;
  keyStatus: KeyStatus;
}

/** Which bookings, in which order. Dates are inclusive; what is left out does not filter. */
export interface BookingFilter {
  userId?: number | undefined;
  koie?: string | undefined;
  keyStatus?: KeyStatus | undefined;
  arrivalFrom?: string | undefined;
  arrivalTo?: string | undefined;
  departureFrom?: string | undefined;
  departureTo?: string | undefined;
  /** Also cancelled ones, and holds that are over. */
  includeExpired: boolean;
  order: { by: BookingOrder; descending: boolean };
  limit: number;
  offset: number;
}

/** Columns that bookings may be ordered by. */
const ORDER_COLUMNS = {
  created: 'b.created_at',
  arrival_date: 'b.arrival_date',
  departure_date: 'b.departure_date',
  user: 'b.user_id',
  koie: 'k.slug',
} as const;
export type BookingOrder = keyof typeof ORDER_COLUMNS;
export const BOOKING_ORDERS = Object.keys(ORDER_COLUMNS) as BookingOrder[];

/** The columns of a BookingRecord, of a booking `b`, its koie `k` and its first charge `p`. */
export const BOOKING_COLUMNS = `b.id, b.uuid, k.slug as koie, b.user_id as "user", p.id as "paymentId", b.price_nok as "priceNok",
  b.arrival_date as "arrivalDate", b.departure_date as "departureDate", b.contact_email as "contactEmail",
  b.guests_member as "guestsMember", b.guests_not_member as "guestsNotMember", b.paid,
  to_char(b.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt", b.key_status as "keyStatus"`;
const TABLES = `booking_details b join koier k on k.id = b.koie_id 
  left join payments p on p.booking_id = b.id and p.position = 1`;

/** One booking by its uuid, whatever its state; null when there is none. */
export async function findBooking(uuid: string): Promise<BookingRecord | null> {
  const [booking] = await database().query<BookingRecord>(
    `select ${BOOKING_COLUMNS} from ${TABLES} where b.uuid = $1`,
    {
      bind: [uuid],
      type: QueryTypes.SELECT,
    },
  );
  return booking ?? null;
}

/** A page of bookings, and how many there are in all. One statement, two when there are more pages. */
export async function listBookings(filter: BookingFilter): Promise<{ rows: BookingRecord[]; total: number }> {
  const { sql, bind } = bookingsQuery(filter);
  const rows = await planned<BookingRecord>(sql, bind);
  const isWhole = rows.length < filter.limit && (rows.length > 0 || filter.offset === 0);
  return { rows, total: isWhole ? filter.offset + rows.length : await countBookings(filter) };
}

/** The statement of a page of bookings. Exported for `bench/`. */
export function bookingsQuery(filter: BookingFilter): { sql: string; bind: unknown[] } {
  const { where, bind } = conditions(filter);
  const direction = filter.order.descending ? 'desc' : 'asc';
  // Only where there can be any: an index would not be used for it.
  const nulls = filter.order.by === 'user' ? ' nulls last' : '';
  const sql = `select ${BOOKING_COLUMNS} from ${TABLES} where ${where}
    order by ${ORDER_COLUMNS[filter.order.by]} ${direction}${nulls}, b.id ${direction}
    limit $${bind.length + 1} offset $${bind.length + 2}`;
  return { sql, bind: [...bind, filter.limit, filter.offset] };
}

async function countBookings(filter: BookingFilter): Promise<number> {
  const { where, bind } = conditions(filter);
  const [count] = await database().query<{ total: number }>(
    `select count(*)::integer as total from booking_details b join koier k on k.id = b.koie_id where ${where}`,
    { bind, type: QueryTypes.SELECT },
  );
  return count?.total ?? 0;
}

function conditions(filter: BookingFilter): { where: string; bind: unknown[] } {
  const bind: unknown[] = [];
  // What holds the beds of a change is part of the booking that is changed.
  const where: string[] = ['b.changes_booking_id is null'];
  const add = (condition: string, value: unknown) => {
    if (value === undefined) return;
    bind.push(value);
    where.push(condition.replaceAll('$1', `$${bind.length}`));
  };
  add(NAMED_KOIE.where, filter.koie === undefined ? undefined : koieName(filter.koie));
  add('b.user_id = $1', filter.userId);
  add('b.key_status = $1', filter.keyStatus);
  add('b.arrival_date >= $1', filter.arrivalFrom);
  add('b.arrival_date <= $1', filter.arrivalTo);
  add('b.departure_date >= $1', filter.departureFrom);
  add('b.departure_date <= $1', filter.departureTo);
  if (!filter.includeExpired) where.push('b.occupies');
  return { where: where.join(' and '), bind };
}
