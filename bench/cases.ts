import { addDays, today } from '../src/platform/clock.js';
import { AVAILABILITY_SQL } from '../src/services/beds/availability.js';
import { bookingsQuery } from '../src/services/bookings/queries.js';
import { KOIE_DETAIL_SQL, KOIER_SQL } from '../src/services/koier/koie.js';

/** A read that is measured: how the app is asked, and the statements that the bare server runs for it. */
export interface ReadCase {
  name: string;
  path: string;
  caller?: 'board' | 'sit';
  /** The app's own, which the bare server sends as text each time. */
  sql: string;
  bind: unknown[];
  /** The least that one could write who has koier and bookings only: no closures, nights without a stay left out. */
  lean: { sql: string; bind: unknown[] };
}

/** Beds taken by koie and night, from the stays: `$1` and `$2` are the first night and the day after the last. */
const LEAN_TAKEN = `
  select b.koie_id, greatest(b.arrival_date, $1::date) + i as night, sum(b.guests) as beds
  from bookings b
  cross join lateral generate_series(
    0, least(b.departure_date, $2::date) - greatest(b.arrival_date, $1::date) - 1) as i
  where b.departure_date > $1 and b.departure_date < $2::date + 366 and b.arrival_date < $2 and b.cancelled_at is null
    and (b.confirmed_at is not null or b.payment_started_at is not null or b.hold_until > now())
  group by 1, 2`;
const LEAN_AVAILABILITY = `
  select k.name, k.slug, k.number_of_beds, json_object_agg(t.night, k.number_of_beds - t.beds) as free
  from koier k left join (${LEAN_TAKEN}) t on t.koie_id = k.id group by k.id order by k.id`;
const LEAN_DETAIL = `
  select k.*, row_to_json(l) as location, row_to_json(d) as description, (
    select json_object_agg(t.night, k.number_of_beds - t.beds)
    from (${LEAN_TAKEN.replace('group by', 'and b.koie_id = k.id group by')}) t) as free
  from koier k join locations l on l.id = k.location_id join descriptions d on d.id = k.description_id
  where k.slug = $3`;
const LEAN_PICK_UPS = `
  select * from bookings
  where key_status = 'not_picked_up' and arrival_date between $1 and $2 and cancelled_at is null
    and (confirmed_at is not null or payment_started_at is not null or hold_until > now())
  order by created_at, id`;

const NIGHTS = 14;
const PICK_UP_DAYS = 2;

/** The reads of the public site, of the board and of the desk. */
export function readCases(): ReadCase[] {
  const [from, to] = [today(), addDays(today(), NIGHTS)];
  const pickUps = bookingsQuery({
    keyStatus: 'not_picked_up',
    arrivalFrom: from,
    arrivalTo: addDays(from, PICK_UP_DAYS),
    includeExpired: false,
    order: { by: 'created', descending: false },
    limit: 1000,
    offset: 0,
  });
  return [
    { name: 'koie list', path: '/koie/koie/', sql: KOIER_SQL, bind: [], lean: { sql: KOIER_SQL, bind: [] } },
    {
      name: 'koie detail',
      path: '/koie/koie/flakoia/',
      sql: KOIE_DETAIL_SQL,
      bind: ['flakoia', from],
      lean: { sql: LEAN_DETAIL, bind: [from, to, 'flakoia'] },
    },
    {
      name: 'availability, 24 koier × 14 nights',
      path: `/koie/availability/?days=${NIGHTS}`,
      caller: 'board',
      sql: AVAILABILITY_SQL,
      bind: [from, to],
      lean: { sql: LEAN_AVAILABILITY, bind: [from, to] },
    },
    {
      name: 'SiT pick-ups, 2 days',
      path: `/koie/sit/?key_status=not_picked_up&arrival_date_start=${from}&arrival_date_end=${addDays(from, PICK_UP_DAYS)}`,
      caller: 'sit',
      ...pickUps,
      lean: { sql: LEAN_PICK_UPS, bind: [from, addDays(from, PICK_UP_DAYS)] },
    },
  ];
}

/** Booking is measured where nobody is in each other's way, and where everybody is. */
export const BOOKING_CASES = ['POST booking, different koier', 'POST booking, all want one koie'] as const;

/** What a member sends to book one bed at a koie for tomorrow night. */
export function bookingOf(slug: string): string {
  return JSON.stringify({
    koie: slug,
    arrival_date: addDays(today(), 1),
    departure_date: addDays(today(), 2),
    guests_member: 1,
    guests_not_member: 0,
    contact_email: 'kari@example.org',
  });
}
