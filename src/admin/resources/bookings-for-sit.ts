import { BookingDetails } from '../../models/index.js';
import { type Definition, defined, type ListTab } from '../adapter/definition.js';
import { bestMatch, keyLabel, search, title, today, upcoming } from './booking-columns.js';
import { ALL, MENU, paragraph } from './shared.js';

const NARROWED = ['koie', 'arrivalDate', 'departureDate', 'keyStatus', 'paid'] as const;
const FOLDED = ['guest', 'phone', 'contactEmail', 'guests', 'deskNote', 'uuid'] as const;
const KEY_OUT: ListTab = {
  name: 'keyOut',
  sql: `"booking_details"."key_status" = 'picked_up'`,
  sort: { sortBy: 'departureDate', direction: 'asc' },
};

/** The list of bookings for SiT: confirmed stays, with the columns that a key desk needs. */
export function bookingsForSit(): Definition {
  const shown = [
    'reference',
    'koie',
    'arrivalDate',
    'departureDate',
    'guests',
    'guest',
    'phone',
    'contactEmail',
    'paid',
    'keyStatus',
    'keyLabel',
    'deskNote',
    'uuid',
  ] as const;
  return defined({
    id: 'bookings',
    model: BookingDetails,
    menu: MENU.bookings,
    columns: {
      id: {},
      uuid: {},
      reference: {},
      koie: {},
      arrivalDate: {},
      departureDate: {},
      guests: {},
      guest: {},
      phone: {},
      contactEmail: {},
      paid: {},
      keyStatus: {},
      keyLabel,
      deskNote: paragraph,
    },
    // What fits beside each other; the rest is on the page of the booking.
    list: shown.filter((name) => !['contactEmail', 'keyLabel', 'deskNote', 'uuid'].includes(name)),
    show: shown,
    filter: [...NARROWED, ...FOLDED],
    filterBesides: FOLDED,
    tabs: [upcoming, today, KEY_OUT, ALL],
    sums: ['guests'],
    narrow: [
      ['reference', 'guest', 'keyStatus'],
      ['koie', 'arrivalDate', 'departureDate', 'guests'],
    ],
    sort: { sortBy: 'arrivalDate', direction: 'desc' },
    search,
    bestMatch,
    scope: '"booking_details"."stands"',
    title,
  });
}
