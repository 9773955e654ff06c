import { WaitingEntry } from '../../models/index.js';
import { type Definition, defined } from '../adapter/definition.js';
import { KOIE_IDS, koieNamesOf, withKoierTold } from './chosen-koier.js';
import { ALL, MENU, userNameOf, version } from './shared.js';
import { days, joined, text } from './titles.js';

/** The waiting list: who waits for which beds, and what became of it. Members join and leave by themselves. */
export function waitingEntries(): Definition {
  return defined({
    id: 'waiting_entries',
    model: WaitingEntry,
    menu: MENU.bookings,
    columns: {
      id: {},
      uuid: {},
      userId: { reference: 'users' },
      member: { sql: userNameOf('"waiting_entries"."user_id"') },
      koieIds: KOIE_IDS,
      koieNames: { sql: koieNamesOf('waiting_entries') },
      arrivalDate: {},
      departureDate: {},
      guestsMember: {},
      guestsNotMember: {},
      guests: {},
      state: {},
      bookingId: { reference: 'bookings' },
      createdAt: {},
      offeredAt: {},
      offeredUntil: {},
      endedAt: {},
      ...version,
    },
    list: [
      'userId',
      'koieIds',
      'arrivalDate',
      'departureDate',
      'guests',
      'state',
      'offeredUntil',
      'createdAt',
    ],
    listBesides: ['koieNames', 'member'],
    show: [
      'userId',
      'koieIds',
      'arrivalDate',
      'departureDate',
      'guestsMember',
      'guestsNotMember',
      'state',
      'bookingId',
      'createdAt',
      'offeredAt',
      'offeredUntil',
      'endedAt',
      'uuid',
    ],
    showBesides: ['koieNames', 'member'],
    filter: ['state', 'arrivalDate', 'departureDate', 'userId', 'createdAt'],
    tabs: [
      {
        name: 'onList',
        sql: `"waiting_entries"."state" in ('waiting', 'offered')`,
        sort: { sortBy: 'id', direction: 'asc' },
      },
      ALL,
    ],
    narrow: [
      ['userId', 'state'],
      ['koieIds', 'arrivalDate', 'departureDate', 'guests'],
    ],
    exported: [
      'member',
      'koieNames',
      'arrivalDate',
      'departureDate',
      'guestsMember',
      'guestsNotMember',
      'state',
      'createdAt',
      'offeredAt',
      'offeredUntil',
      'endedAt',
    ],
    sort: { sortBy: 'id', direction: 'desc' },
    search: [
      { sql: `(${userNameOf('"waiting_entries"."user_id"')})` },
      { sql: `(${koieNamesOf('waiting_entries')})` },
    ],
    title: {
      needs: ['member', 'arrivalDate', 'departureDate'],
      of: (row, language) => joined(text(row, 'member'), days(row, 'arrivalDate', 'departureDate', language)),
    },
    present: withKoierTold,
  });
}
