import { addDays, today } from '../src/platform/clock.js';
import { AVAILABILITY_SQL } from '../src/services/beds/availability.js';
import { bookingsQuery } from '../src/services/bookings/queries.js';
import { KOIE_DETAIL_SQL, KOIER_SQL } from '../src/services/koier/koie.js';

/** A read that is measured: how the app is asked, and the statement that the bare server runs for it. */
export interface ReadCase {
  name: string;
  path: string;
  caller?: 'board' | 'sit';
  sql: string;
  bind: unknown[];
}

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
    { name: 'koie list', path: '/koie/koie/', sql: KOIER_SQL, bind: [] },
    { name: 'koie detail', path: '/koie/koie/flakoia/', sql: KOIE_DETAIL_SQL, bind: ['flakoia', from] },
    {
      name: 'availability, 24 koier × 14 nights',
      path: `/koie/availability/?days=${NIGHTS}`,
      caller: 'board',
      sql: AVAILABILITY_SQL,
      bind: [from, to],
    },
    {
      name: 'SiT pick-ups, 2 days',
      path: `/koie/sit/?key_status=not_picked_up&arrival_date_start=${from}&arrival_date_end=${addDays(from, PICK_UP_DAYS)}`,
      caller: 'sit',
      ...pickUps,
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
