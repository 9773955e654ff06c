import { BookingDetails } from '../../models/index.js';
import { type Definition, defined } from '../adapter/definition.js';
import { bestMatch, search, title } from './booking-columns.js';
import { MENU, paragraph } from './shared.js';

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
      deskNote: paragraph,
    },
    // What fits beside each other; the rest is on the page of the booking.
    list: shown.filter((name) => !['contactEmail', 'deskNote', 'uuid'].includes(name)),
    show: shown,
    filter: shown,
    sort: { sortBy: 'arrivalDate', direction: 'desc' },
    search,
    bestMatch,
    scope: '"booking_details"."stands"',
    title,
  });
}
