import type { Definition, SearchColumn } from '../adapter/definition.js';
import { koieNameOf, userNameOf } from './shared.js';
import { days, guests, joined, text } from './titles.js';

/** The name of the booking's koie. */
export const KOIE = koieNameOf('bookings');
/** Who comes: the name that staff wrote, else the member's. */
export const GUEST = `select coalesce(nullif("bookings"."guest_name", ''), (${userNameOf('"bookings"."user_id"')}))`;
export const PHONE = `select coalesce(nullif("bookings"."guest_phone", ''),
  (select u.phone_number from users u where u.ntnui_no = "bookings"."user_id"))`;
/** What a guest at the counter may say. */
export const search: SearchColumn[] = [
  { sql: '"bookings"."reference"' },
  { sql: `(${GUEST})` },
  { sql: `(${KOIE})` },
  { sql: '"bookings"."contact_email"' },
  { sql: `replace((${PHONE}), ' ', '')` },
  { sql: '"bookings"."uuid"::text', prefix: true },
];
export const bestMatch = '"bookings"."reference" = upper($term)';
export const title = {
  needs: ['koie', 'arrivalDate', 'departureDate', 'guests'] as const,
  of: (row, language) =>
    joined(
      text(row, 'koie'),
      days(row, 'arrivalDate', 'departureDate', language),
      guests(row.guests, language),
    ),
} satisfies Definition['title'];
