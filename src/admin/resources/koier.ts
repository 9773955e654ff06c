import { Koie } from '../../models/index.js';
import { newKoieDefaults } from '../../services/koier/new-koie.js';
import { type Definition, defined } from '../adapter/definition.js';
import { ALL, MENU, paragraph, version } from './shared.js';
import { text } from './titles.js';

const EDITED = [
  'name',
  'koieType',
  'inUse',
  'numberOfBeds',
  'priceMember',
  'priceNotMember',
  'bookingWindow',
  'termsId',
  'difficulty',
  'deskId',
  'keyNoticeNb',
  'keyNoticeEn',
  'avalancheRegion',
  'avalancheThreshold',
  'avalancheMode',
  'avalancheConfirmed',
  'album',
  'locationId',
  'descriptionId',
] as const;

export function koier(): Definition {
  return defined({
    id: 'koier',
    model: Koie,
    menu: MENU.koier,
    columns: {
      id: {},
      name: {},
      slug: {},
      legacySlug: {},
      inUse: {},
      koieType: {},
      numberOfBeds: {},
      priceMember: {},
      priceNotMember: {},
      difficulty: {},
      bookingWindow: {},
      album: {},
      keyNoticeNb: paragraph,
      keyNoticeEn: paragraph,
      avalancheRegion: {},
      avalancheThreshold: {},
      avalancheMode: {},
      avalancheConfirmed: {},
      locationId: { reference: 'locations' },
      descriptionId: { reference: 'descriptions', required: false },
      deskId: { reference: 'desks' },
      termsId: { reference: 'terms' },
      ...version,
    },
    list: ['name', 'koieType', 'numberOfBeds', 'priceMember', 'priceNotMember', 'deskId', 'inUse'],
    show: ['name', 'slug', 'legacySlug', ...EDITED.slice(1)],
    edit: EDITED,
    filter: [
      'name',
      'koieType',
      'difficulty',
      'numberOfBeds',
      'deskId',
      'termsId',
      'inUse',
      'locationId',
      'descriptionId',
    ],
    tabs: [{ name: 'inUse', sql: '"koier"."in_use"' }, ALL],
    narrow: [
      ['name', 'koieType'],
      ['numberOfBeds', 'priceMember', 'deskId'],
    ],
    sort: { sortBy: 'name', direction: 'asc' },
    search: [{ sql: '"koier"."name"' }, { sql: '"koier"."slug"' }, { sql: '"koier"."legacy_slug"' }],
    title: { needs: ['name'], of: (row) => text(row, 'name') },
    beforeWrite: async (values, { existing, transaction }) =>
      existing ? values : { ...values, ...(await newKoieDefaults(values, transaction)) },
  });
}
