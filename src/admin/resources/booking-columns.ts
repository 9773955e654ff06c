import { keyOverdue } from '../../services/keys/overdue.js';
import type { Definition, ListTab, SearchColumn } from '../adapter/definition.js';
import { days, guests, joined, text } from './titles.js';

/** Whether the key should have come back. */
export const overdue = { sql: keyOverdue('"booking_details"'), type: 'boolean' } as const;
/** What stands on the numbered key that is out with the booking. */
export const keyLabel = {
  sql: 'select n.label from keys n where n.booking_id = "booking_details"."id"',
} as const;
/** Columns in which the desk looks for what a guest at the counter says. */
export const search: SearchColumn[] = [
  { sql: '"booking_details"."reference"' },
  { sql: '"booking_details"."guest"' },
  { sql: '"booking_details"."koie"' },
  { sql: '"booking_details"."contact_email"' },
  { sql: `replace("booking_details"."phone", ' ', '')` },
  { sql: '"booking_details"."uuid"::text', prefix: true },
];
/** Who is there, comes or leaves today. */
export const today: ListTab = {
  name: 'today',
  sql: `"booking_details"."occupies" and "booking_details"."arrival_date" <= oslo_today()
    and "booking_details"."departure_date" >= oslo_today()`,
  sort: { sortBy: 'departureDate', direction: 'asc' },
};
/** Who is still to come, the next one first. */
export const upcoming: ListTab = {
  name: 'upcoming',
  sql: `"booking_details"."occupies" and "booking_details"."arrival_date" >= oslo_today()`,
  sort: { sortBy: 'arrivalDate', direction: 'asc' },
};
export const bestMatch = '"booking_details"."reference" = upper($term)';
export const title = {
  needs: ['koie', 'arrivalDate', 'departureDate', 'guests'] as const,
  of: (row, language) =>
    joined(
      text(row, 'koie'),
      days(row, 'arrivalDate', 'departureDate', language),
      guests(row.guests, language),
    ),
} satisfies Definition['title'];
