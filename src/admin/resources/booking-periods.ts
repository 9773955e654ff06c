import { BookingPeriod } from '../../models/index.js';
import { type Definition, defined } from '../adapter/definition.js';
import { KOIE_IDS, koieNamesOf, withKoieIds, withKoierTold } from './chosen-koier.js';
import { ALL, MENU, version } from './shared.js';
import { days, joined, text } from './titles.js';

const EDITED = [
  'nameNb',
  'nameEn',
  'koieIds',
  'firstNight',
  'lastNight',
  'opensAt',
  'closesAt',
  'maxNights',
  'maxGuests',
] as const;

/** Booking periods: who can book what, from when. */
export function bookingPeriods(): Definition {
  return defined({
    id: 'booking_periods',
    model: BookingPeriod,
    menu: MENU.bookings,
    columns: {
      id: {},
      nameNb: {},
      nameEn: {},
      koieIds: KOIE_IDS,
      koieNames: { sql: koieNamesOf('booking_periods') },
      firstNight: {},
      lastNight: {},
      opensAt: {},
      closesAt: {},
      maxNights: {},
      maxGuests: {},
      ...version,
    },
    list: ['nameNb', 'koieIds', 'firstNight', 'lastNight', 'opensAt', 'closesAt', 'maxNights', 'maxGuests'],
    listBesides: ['koieNames'],
    show: EDITED,
    showBesides: ['koieNames'],
    edit: EDITED,
    filter: ['nameNb', 'firstNight', 'lastNight', 'opensAt'],
    tabs: [
      {
        name: 'upcoming',
        sql: '"booking_periods"."last_night" >= oslo_today()',
        sort: { sortBy: 'firstNight', direction: 'asc' },
      },
      { name: 'past', sql: '"booking_periods"."last_night" < oslo_today()' },
      ALL,
    ],
    narrow: [
      ['nameNb', 'firstNight', 'lastNight'],
      ['opensAt', 'koieIds'],
    ],
    exported: [...EDITED.filter((name) => name !== 'koieIds'), 'koieNames'],
    sort: { sortBy: 'firstNight', direction: 'desc' },
    search: [
      { sql: '"booking_periods"."name_nb"' },
      { sql: '"booking_periods"."name_en"' },
      { sql: `(${koieNamesOf('booking_periods')})` },
    ],
    title: {
      needs: ['nameNb', 'nameEn', 'firstNight', 'lastNight'],
      of: (row, language) =>
        joined(
          text(row, language === 'nb' ? 'nameNb' : 'nameEn'),
          days(row, 'firstNight', 'lastNight', language),
        ),
    },
    present: withKoierTold,
    beforeWrite: (values, { existing }) => withKoieIds(values, existing?.get('koieIds')),
  });
}
