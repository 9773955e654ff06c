import { Booking, BookingDetails } from '../../models/index.js';
import { completeStaffBooking, STAFF_SETTLEMENTS } from '../../services/bookings/staff-booking.js';
import { type Definition, type DefinitionFor, defined, type ListTab } from '../adapter/definition.js';
import { bestMatch, keyLabel, overdue, search, title, today, upcoming } from './booking-columns.js';
import { corrected, madeByStaff } from './booking-writes.js';
import { bookingsForSit } from './bookings-for-sit.js';
import { ALL, MENU, paragraph, version } from './shared.js';

const PARTY = `select coalesce(json_agg(json_build_object(
    'name', g.name, 'phone', g.phone, 'email', g.email, 'isMember', g.is_member) order by g.position), '[]')
  from guests g where g.booking_id = "booking_details"."id"`;

export const bookings: DefinitionFor = (role) => (role === 'sit' ? bookingsForSit() : bookingsForBoard());

/** What the index of unpaid bookings holds. */
const IS_UNPAID = '"booking_details"."stands" and "booking_details"."balance_ore" > 0';
const CONTACT = ['userId', 'guestName', 'guestPhone', 'contactEmail'] as const;
const STAY = ['koieId', 'arrivalDate', 'departureDate', 'guestsMember', 'guestsNotMember'] as const;
const NOTES = ['deskNote', 'internalNote'] as const;

const FOLDED_FILTERS = [
  'reference',
  'guest',
  'contactEmail',
  'phone',
  'userId',
  'guests',
  'paid',
  'occupies',
  'settlement',
  'createdAt',
  'uuid',
] as const;
/** Stays that take place and are owed for. */
const UNPAID: ListTab = {
  name: 'unpaid',
  sql: IS_UNPAID,
  sort: { sortBy: 'arrivalDate', direction: 'asc' },
};
/** Beds that are kept for somebody who has not confirmed. */
const HELD: ListTab = {
  name: 'held',
  sql: '"booking_details"."occupies" and "booking_details"."confirmed_at" is null',
  sort: { sortBy: 'createdAt', direction: 'desc' },
};

/** The hold is one that the waiting list has offered. */
const BY_LIST = `exists (
  select from waiting_entries w where w.booking_id = "booking_details"."id")`;
/** Beds that the waiting list keeps for those it has offered them. */
const OFFERED: ListTab = {
  name: 'offered',
  sql: `${HELD.sql} and ${BY_LIST}`,
  sort: { sortBy: 'holdUntil', direction: 'asc' },
};

function bookingsForBoard(): Definition {
  return defined({
    id: 'bookings',
    model: BookingDetails,
    table: Booking,
    menu: MENU.bookings,
    columns: {
      id: {},
      uuid: {},
      reference: {},
      koieId: { reference: 'koier' },
      koie: {},
      userId: { reference: 'users' },
      guest: {},
      phone: {},
      guestName: {},
      guestPhone: {},
      contactEmail: { required: false },
      arrivalDate: {},
      departureDate: {},
      guestsMember: {},
      guestsNotMember: {},
      guests: {},
      occupies: {},
      overdue,
      state: { components: { list: 'BookingState' } },
      keyStatus: {},
      keyOutOn: {},
      keyBackOn: {},
      keyLabel,
      withoutKeyNote: paragraph,
      paid: {},
      standing: { narrows: { unpaid: IS_UNPAID } },
      priceNok: {},
      settlement: { values: STAFF_SETTLEMENTS, required: true, components: { edit: 'SettlementEdit' } },
      settlementReason: {},
      balanceOre: {},
      createdAt: {},
      holdUntil: {},
      byWaitingList: { sql: BY_LIST, type: 'boolean' },
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
    listBesides: ['paid', 'byWaitingList'],
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
      'standing',
      'priceNok',
      'settlement',
      'settlementReason',
      'balanceOre',
      ...NOTES,
      'createdAt',
      'holdUntil',
      'byWaitingList',
      'confirmedAt',
      'cancelledAt',
      'cancelReason',
      'importedOversold',
      'uuid',
    ],
    showBesides: ['keyOutOn', 'keyBackOn', 'keyLabel', 'withoutKeyNote', 'koie', 'paid', 'overdue'],
    // The stay is changed by moving the booking, which tells what it does to the price.
    edit: [...CONTACT, ...NOTES],
    create: [...STAY, ...CONTACT, 'settlement', 'settlementReason', ...NOTES],
    filter: [
      'koieId',
      'arrivalDate',
      'departureDate',
      'state',
      'standing',
      'keyStatus',
      'overdue',
      ...FOLDED_FILTERS,
    ],
    filterBesides: FOLDED_FILTERS,
    tabs: [upcoming, today, UNPAID, HELD, OFFERED, ALL],
    sums: ['guests', 'priceNok'],
    narrow: [
      ['guest', 'state'],
      ['koieId', 'arrivalDate', 'departureDate', 'guests'],
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
      'standing',
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
  });
}
