import { Closure } from '../../models/index.js';
import { type Definition, defined } from '../adapter/definition.js';
import { koieNameOf, MENU, paragraph, version } from './shared.js';
import { days, joined, text } from './titles.js';

const EDITED = ['koieId', 'firstNight', 'lastNight', 'beds', 'reasonNb', 'reasonEn'] as const;

export function closures(): Definition {
  return defined({
    id: 'closures',
    model: Closure,
    menu: MENU.bookings,
    columns: {
      id: {},
      koieId: { reference: 'koier' },
      koieName: { sql: koieNameOf('closures') },
      firstNight: {},
      lastNight: {},
      beds: {},
      reasonNb: paragraph,
      reasonEn: paragraph,
      createdBy: { reference: 'users' },
      createdAt: {},
      ...version,
    },
    list: ['koieId', 'firstNight', 'lastNight', 'beds', 'reasonNb', 'createdBy'],
    show: [...EDITED, 'createdBy', 'createdAt'],
    edit: EDITED,
    filter: ['koieId', 'firstNight', 'lastNight', 'beds'],
    sort: { sortBy: 'firstNight', direction: 'desc' },
    search: [
      { sql: `(${koieNameOf('closures')})` },
      { sql: '"closures"."reason_nb"' },
      { sql: '"closures"."reason_en"' },
    ],
    title: {
      needs: ['koieName', 'firstNight', 'lastNight'],
      of: (row, language) => joined(text(row, 'koieName'), days(row, 'firstNight', 'lastNight', language)),
    },
    beforeWrite: (values, { existing, user }) =>
      existing ? values : { ...values, createdBy: Number(user.id) },
  });
}
