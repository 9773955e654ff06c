import { Booking } from '../../models/index.js';
import {
  type BookingContact,
  completeStaffBooking,
  contactOf,
  STAFF_SETTLEMENTS,
  staffBookingDefaults,
} from '../../services/staff-booking.js';
import type { Change, Definition, DefinitionFor, SearchColumn, Values } from '../adapter/definition.js';
import { koieNameOf, MENU, paragraph, userNameOf, version } from './shared.js';
import { days, guests, joined, text } from './titles.js';

const KOIE = koieNameOf('bookings');
const GUEST = `select coalesce(nullif("bookings"."guest_name", ''), (${userNameOf('"bookings"."user_id"')}))`;
const PHONE = `select coalesce(nullif("bookings"."guest_phone", ''),
  (select u.phone_number from users u where u.ntnui_no = "bookings"."user_id"))`;
const STATE = `case when "bookings"."cancelled_at" is not null then 'cancelled'
  when "bookings"."confirmed_at" is not null then 'confirmed'
  when booking_occupies("bookings"."confirmed_at", "bookings"."cancelled_at", "bookings"."hold_until",
    "bookings"."payment_started_at", now()) then 'held' else 'expired' end`;
const PARTY = `select coalesce(json_agg(json_build_object(
    'name', g.name, 'phone', g.phone, 'email', g.email, 'isMember', g.is_member) order by g.position), '[]')
  from guests g where g.booking_id = "bookings"."id"`;

const search: SearchColumn[] = [
  { sql: '"bookings"."reference"' },
  { sql: `(${GUEST})` },
  { sql: `(${KOIE})` },
  { sql: '"bookings"."contact_email"' },
  { sql: `replace((${PHONE}), ' ', '')` },
  { sql: '"bookings"."uuid"::text', prefix: true },
];
const bestMatch = '"bookings"."reference" = upper($term)';
const title: Definition['title'] = {
  needs: ['koie', 'arrivalDate', 'departureDate', 'guests'],
  of: (row, language) =>
    joined(
      text(row, 'koie'),
      days(row, 'arrivalDate', 'departureDate', language),
      guests(row.guests, language),
    ),
};

export const bookings: DefinitionFor = (role) => (role === 'sit' ? forSit() : forBoard());

/** What a key desk needs, of the stays that a key is for. */
function forSit(): Definition {
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
  ];
  return {
    id: 'bookings',
    model: Booking,
    menu: MENU.bookings,
    columns: {
      id: {},
      uuid: {},
      reference: {},
      koie: { sql: KOIE },
      arrivalDate: {},
      departureDate: {},
      guests: {},
      guest: { sql: GUEST },
      phone: { sql: PHONE },
      contactEmail: {},
      paid: {},
      keyStatus: {},
      deskNote: paragraph,
    },
    list: shown,
    show: shown,
    filter: shown,
    sort: { sortBy: 'arrivalDate', direction: 'desc' },
    search,
    bestMatch,
    scope: '"bookings"."confirmed_at" is not null and "bookings"."cancelled_at" is null',
    title,
  };
}

const CONTACT = ['userId', 'guestName', 'guestPhone', 'contactEmail'];
const STAY = ['koieId', 'arrivalDate', 'departureDate', 'guestsMember', 'guestsNotMember'];
const NOTES = ['deskNote', 'internalNote'];

function forBoard(): Definition {
  return {
    id: 'bookings',
    model: Booking,
    menu: MENU.bookings,
    columns: {
      id: {},
      uuid: {},
      reference: {},
      koieId: { reference: 'koier' },
      koie: { sql: KOIE },
      userId: { reference: 'users' },
      guest: { sql: GUEST },
      phone: { sql: PHONE },
      guestName: {},
      guestPhone: {},
      contactEmail: { required: false },
      arrivalDate: {},
      departureDate: {},
      guestsMember: {},
      guestsNotMember: {},
      guests: {},
      state: { sql: STATE, values: ['held', 'confirmed', 'cancelled', 'expired'] },
      keyStatus: {},
      paid: {},
      priceNok: {},
      settlement: { values: ['card', ...STAFF_SETTLEMENTS] },
      settlementReason: {},
      invoicePaidAt: {},
      createdAt: {},
      holdUntil: {},
      confirmedAt: {},
      cancelledAt: {},
      cancelReason: {},
      deskNote: paragraph,
      internalNote: paragraph,
      importedOversold: {},
      party: { sql: PARTY, type: 'mixed', components: { show: 'Party' } },
      ...version,
    },
    list: ['reference', 'koieId', 'arrivalDate', 'departureDate', 'guests', 'guest', 'state', 'keyStatus'],
    show: [
      'reference',
      'state',
      ...STAY,
      'guests',
      'guest',
      ...CONTACT,
      'phone',
      'party',
      'keyStatus',
      'paid',
      'priceNok',
      'settlement',
      'settlementReason',
      'invoicePaidAt',
      ...NOTES,
      'createdAt',
      'holdUntil',
      'confirmedAt',
      'cancelledAt',
      'cancelReason',
      'importedOversold',
      'uuid',
    ],
    edit: [...STAY, ...CONTACT, ...NOTES],
    create: [...STAY, ...CONTACT, 'settlement', 'settlementReason', ...NOTES],
    filter: [
      'reference',
      'koieId',
      'arrivalDate',
      'departureDate',
      'state',
      'keyStatus',
      'paid',
      'settlement',
      'guest',
      'contactEmail',
      'phone',
      'userId',
      'guests',
      'createdAt',
      'uuid',
    ],
    exported: [
      'reference',
      'uuid',
      'koie',
      'arrivalDate',
      'departureDate',
      'guestsMember',
      'guestsNotMember',
      'guest',
      'contactEmail',
      'phone',
      'state',
      'keyStatus',
      'paid',
      'settlement',
      'settlementReason',
      'priceNok',
      'createdAt',
      'confirmedAt',
      'cancelledAt',
    ],
    sort: { sortBy: 'arrivalDate', direction: 'desc' },
    search,
    bestMatch,
    title,
    beforeWrite: (values, change) =>
      change.existing ? corrected(values, change) : madeByStaff(values, change),
    afterWrite: async (booking, { existing, transaction }) => {
      if (!existing && booking instanceof Booking) await completeStaffBooking(booking, transaction);
    },
  };
}

async function madeByStaff(values: Values, { transaction }: Change): Promise<Values> {
  // The card is what only guests pay with.
  const isSettled = values.settlement !== undefined && values.settlement !== 'card';
  const settlement = isSettled ? String(values.settlement) : 'elsewhere';
  const contactEmail = await contactOf(contactIn(values), transaction);
  const stay = {
    koieId: Number(values.koieId),
    arrivalDate: String(values.arrivalDate),
    departureDate: String(values.departureDate),
    guestsMember: Number(values.guestsMember),
    guestsNotMember: Number(values.guestsNotMember),
    settlement,
  };
  return { ...values, settlement, contactEmail, ...(await staffBookingDefaults(stay, transaction)) };
}

async function corrected(values: Values, { existing, transaction }: Change): Promise<Values> {
  if (values.contactEmail === undefined || values.contactEmail === existing?.get('contactEmail'))
    return values;
  const contact = contactIn({
    userId: existing?.get('userId'),
    guestName: existing?.get('guestName'),
    ...values,
  });
  return { ...values, contactEmail: await contactOf(contact, transaction) };
}

function contactIn(values: Values): BookingContact {
  return {
    userId: typeof values.userId === 'number' ? values.userId : null,
    guestName: typeof values.guestName === 'string' ? values.guestName : null,
    contactEmail: typeof values.contactEmail === 'string' ? values.contactEmail : undefined,
  };
}
