import { pbkdf2Sync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DjangoRow, JsonValue } from '../../src/members/django/row.js';
import { addDays, today } from '../../src/platform/clock.js';
import { scratchFolder } from './scratch.js';

/** What every old user of these fixtures logs in with. */
export const OLD_PASSWORD = 'Gammel-Koie-1984';
/** As Django keeps it; with fewer rounds than it has, so that tests are quick. */
const OLD_HASH = `pbkdf2_sha256$1000$saltsalt$${pbkdf2Sync(OLD_PASSWORD, 'saltsalt', 1000, 32, 'sha256').toString('base64')}`;

type Fields = Record<string, JsonValue>;

/** A row as `dumpdata` writes it. */
export function old(model: string, pk: JsonValue, fields: Fields): DjangoRow {
  return { model, pk, fields };
}

/** An old user. */
export function oldUser(number: number, fields: Fields = {}): DjangoRow {
  return old('accounts.usermodel', number, {
    password: OLD_HASH,
    last_login: null,
    is_superuser: false,
    is_active: true,
    is_admin: false,
    is_staff: false,
    first_name: 'Kari',
    last_name: `Nordmann ${number}`,
    date_of_birth: '1998-05-17',
    gender: 'F',
    customer_no: `S${number}`,
    register_date: '2019-01-31',
    card_no: null,
    language: 'no',
    phone_number: '+4791234567',
    email: `bruker${number}@example.org`,
    contact_email: null,
    groups: [],
    user_permissions: [],
    ...fields,
  });
}

/** An old koie with its location and its description, which have its number. */
export function oldKoie(number: number, name: string, fields: Fields = {}): DjangoRow[] {
  return [
    old('koie_booking.koiemodel', number, {
      name,
      slug: name.toLowerCase(),
      number_of_beds: '4',
      album: 'https://example.org/album',
      description: number,
      location: number,
      ...fields,
    }),
    old('koie_booking.location', number, {
      latitude: '63.12345',
      longitude: '09.44338',
      area: 'Mer&aring;ker',
      altitude: '469',
      terrain_nor: 'skog',
      terrain_eng: null,
      utm: '32V, 0522363, 6999454',
      kartblad: 'Orkanger 105',
      map_pdf: '',
    }),
    old('koie_booking.description', number, {
      yr_link_nor: 'https://example.org/?a=1&b=2',
      description_nor: 'Koia st&aring;r ved vatnet.<br><br>T&oslash;rr &amp; fin, &lt; 10 moh.',
      description_eng: null,
    }),
  ];
}

/** An old uuid that follows from a number. */
export function oldUuid(kind: number, number: number): string {
  return `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** A booking with its payment of 1 NOK and its transaction, as the old system made them: charged. */
export function oldBooking(number: number, fields: Fields = {}, stripeStatus = 'succeeded'): DjangoRow[] {
  return [
    old('koie_booking.bookingmodel', number, {
      user: 1,
      koie: 1,
      contact_email: `gjest${number}@example.org`,
      uuid: oldUuid(1, number),
      arrival_date: '2020-02-01',
      departure_date: '2020-02-03',
      guests_member: 1,
      guests_not_member: 1,
      key_status: 'delivered',
      paid: true,
      created: '2020-02-03T11:12:13.141Z',
      booking_payment: oldUuid(2, number),
      ...fields,
    }),
    old('koie_booking.bookingpayment', oldUuid(2, number), {
      transaction: oldUuid(3, number),
      created_at: '2020-01-28T18:00:00.250Z',
      price: 1,
    }),
    old('payments.stripetransaction', oldUuid(3, number), {
      charge_id: `ch_${number}`,
      token_id: `tok_${number}`,
      stripe_status: stripeStatus,
      payment_related_name: 'koie_booking_bookingpayment_related',
    }),
  ];
}

/** A report in which nothing is wrong. */
export function oldReport(number: number, booking: number, fields: Fields = {}): DjangoRow {
  const equipment =
    'gas_burner_primus axe hammer saw saw_blade saw_bench spade kerosene_lamp detergent dishware cookware cabin_book candle_holders fire_blanket fire_extinguisher';
  return old('koie_report.koiereportmodel', number, {
    booking,
    date_created_at: '2020-02-04',
    feedback: 'Fin tur!',
    firewood: 3,
    chopped_up_wood: 2,
    smoke_detector_is_working: true,
    gas_is_full: true,
    ...Object.fromEntries(equipment.split(' ').map((name) => [name, 0])),
    other_faults: null,
    boat_status: 4,
    canoe_status: 0,
    life_jackets_status: 0,
    ...fields,
  });
}

/** Everything that is awkward about the old data, in few rows. */
export function awkwardRows(): { people: DjangoRow[]; koier: DjangoRow[]; bookings: DjangoRow[] } {
  const people = [
    oldUser(1, { is_staff: true, is_superuser: true, is_admin: true, email: 'leder@example.org' }),
    oldUser(2, { email: 'Ola@Example.org', phone_number: '912 34 568', last_login: '2020-10-24T12:00:00Z' }),
    oldUser(3, {
      email: 'ola@example.org',
      phone_number: '0047 91 23 45 69',
      language: 'en',
      customer_no: '',
    }),
    oldUser(4, {
      phone_number: 'spør mor',
      last_login: '2020-07-01 12:00:00',
      gender: 'X',
      is_active: false,
    }),
    oldUser(5, { email: '' }),
    old('groups.groupmodel', 7, {
      name: 'Koiene',
      slug: 'koiene',
      founding_date: '2019-01-31',
      access: 'O',
      payment_key: 'sk_live_must_not_be_seen',
    }),
    old('groups.membershipmodel', 11, {
      member: 1,
      group: 7,
      type: 'leader',
      date_joined: '2019-02-01',
      group_expiry: '2099-01-01',
    }),
    old('groups.membershipmodel', 12, {
      member: ['Ola@Example.org'],
      group: 7,
      type: 'Member',
      date_joined: '2019-02-01',
      group_expiry: '2020-01-01',
    }),
    old('groups.membershipmodel', 13, { member: 5, group: 7, type: 'member' }),
    old('auth.permission', 1, { name: 'Can add booking', codename: 'add_booking', content_type: 1 }),
    old('sessions.session', 'abc', { session_data: 'x', expire_date: '2020-01-01T00:00:00Z' }),
  ];
  const koier = [
    ...oldKoie(1, 'Lynhøgen', { slug: 'lynhgen', price_member: 50, price_not_member: '100' }),
    ...oldKoie(2, 'Vekvessætra', { album: 'javascript:alert(2)' }),
    old('koie_booking.description', 3, {
      description_nor: '<p onclick="steal()">Hei <b>du</b></p><script>alert(1)</script>',
      directions_nor: '<a href="javascript:alert(1)">klikk</a>',
      parking_nor: `<ul>${'<li>Langt &amp; langt</li>'.repeat(1_000)}</ul>`,
      yr_link_nor: ' www.yr.no/sted ',
    }),
  ];
  const soon = addDays(today(), 5);
  const bookings = [
    ...oldBooking(1),
    ...oldBooking(2, {
      uuid: oldUuid(1, 2).replaceAll('-', ''),
      user: ['Ola@Example.org'],
      contact_email: '',
    }),
    ...oldBooking(3, { user: null }),
    ...oldBooking(4, { paid: false }, 'created'),
    ...oldBooking(5, { user: 3 }, 'created'),
    ...oldBooking(6, { paid: false, arrival_date: '2020-05-01', departure_date: '2020-05-02' }),
    // Two on one uuid, as a field with a default gave to all rows that were there.
    ...oldBooking(7, { uuid: oldUuid(1, 99), arrival_date: '2020-06-01', departure_date: '2020-06-02' }),
    ...oldBooking(8, {
      uuid: oldUuid(1, 99),
      arrival_date: '2020-06-05',
      departure_date: '2020-06-06',
      created: '2020-06-01T10:00:00',
    }),
    // Four beds, six guests.
    ...oldBooking(9, {
      koie: 2,
      arrival_date: '2020-07-01',
      departure_date: '2020-07-03',
      guests_member: 3,
      guests_not_member: 0,
    }),
    ...oldBooking(10, {
      koie: 2,
      arrival_date: '2020-07-02',
      departure_date: '2020-07-04',
      guests_member: 3,
      guests_not_member: 0,
    }),
    ...oldBooking(11, {
      koie: 2,
      user: 2,
      arrival_date: soon,
      departure_date: addDays(soon, 1),
      guests_member: 3,
      guests_not_member: 0,
      key_status: 'not_picked_up',
    }),
    ...oldBooking(12, {
      koie: 2,
      user: 4,
      arrival_date: soon,
      departure_date: addDays(soon, 2),
      guests_member: 2,
      guests_not_member: 0,
      key_status: 'not_picked_up',
    }),
    // Refused, and with them what hangs on them.
    ...oldBooking(13, { departure_date: '2020-02-01' }),
    ...oldBooking(14, { user: 5 }),
    old('koie_booking.bookingmodel', 15, {
      user: 1,
      koie: 2,
      arrival_date: '2020-01-01',
      departure_date: '2020-01-10',
      guests_member: 1,
      guests_not_member: 1,
      contact_email: 'x@example.org',
      paid: false,
      booking_payment: null,
    }),
    oldReport(1, 1, { firewood: null, axe: null, other_faults: 'D&oslash;ra knirker' }),
    oldReport(2, 1, { saw: 2, feedback: `${'Lang '.repeat(1_000)}slutt` }),
    oldReport(3, 13),
    oldReport(4, 9, { axe: 7 }),
    oldReport(5, 9, { date_created_at: '2020-07-05' }),
  ];
  return { people, koier, bookings };
}

/** Writes fixtures in the old format into a folder of their own. Returns their paths. */
export async function writeFixtures(files: Record<string, readonly DjangoRow[]>): Promise<string[]> {
  const folder = await scratchFolder();
  const paths = [];
  for (const [name, rows] of Object.entries(files)) {
    const path = join(folder, name);
    await writeFile(path, JSON.stringify(rows, null, 2));
    paths.push(path);
  }
  return paths;
}
