import { Closure } from '../../models/index.js';
import { today } from '../../platform/clock.js';
import { FieldErrors } from '../../platform/refusals/field-errors.js';
import { type Change, type Definition, defined, type Values } from '../adapter/definition.js';
import { ALL, koieNameOf, MENU, paragraph, version } from './shared.js';
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
      beds: { components: { edit: 'ClosedBedsEdit', list: 'ClosedBeds', show: 'ClosedBeds' } },
      seenTo: {
        sql: `(select nullif(s.seen || '/' || s.total, '0/0') from closure_seen_to("closures"."id") s)`,
        components: { list: 'SeenTo', show: 'SeenTo' },
      },
      isOver: { sql: '"closures"."last_night" < oslo_today()', type: 'boolean' },
      reasonNb: paragraph,
      reasonEn: paragraph,
      source: {},
      avalancheLevel: {},
      warningNb: paragraph,
      warningEn: paragraph,
      warningLink: {},
      createdBy: { reference: 'users' },
      createdAt: {},
      ...version,
    },
    list: ['koieId', 'firstNight', 'lastNight', 'beds', 'seenTo', 'source', 'reasonNb', 'createdBy'],
    show: [
      ...EDITED,
      'source',
      'avalancheLevel',
      'warningNb',
      'warningEn',
      'warningLink',
      'createdBy',
      'createdAt',
    ],
    showBesides: ['isOver'],
    edit: EDITED,
    filter: ['koieId', 'firstNight', 'lastNight', 'beds', 'source'],
    tabs: [
      {
        name: 'upcoming',
        sql: '"closures"."last_night" >= oslo_today()',
        sort: { sortBy: 'firstNight', direction: 'asc' },
      },
      { name: 'past', sql: '"closures"."last_night" < oslo_today()' },
      ALL,
    ],
    narrow: [
      ['koieId', 'firstNight', 'lastNight'],
      ['beds', 'seenTo', 'reasonNb'],
    ],
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
    beforeWrite: (values, { existing, user }) => {
      refusePast(values, existing);
      return existing ? values : { ...values, createdBy: Number(user.id) };
    },
  });
}

/** Nights that are over cannot be closed: it is a mistyped year. Other changes of an old closure can be made. */
function refusePast({ lastNight }: Values, existing: Change['existing']): void {
  if (typeof lastNight !== 'string' || lastNight >= today() || lastNight === existing?.get('lastNight'))
    return;
  throw new FieldErrors({ lastNight: [{ key: 'night_over' }] });
}
