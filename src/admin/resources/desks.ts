import { Desk } from '../../models/index.js';
import { type Definition, defined } from '../adapter/definition.js';
import { MENU, paragraph, version } from './shared.js';
import { text } from './titles.js';

const EDITED = ['name', 'address', 'openingNb', 'openingEn', 'contact'] as const;

export function desks(): Definition {
  return defined({
    id: 'desks',
    model: Desk,
    menu: MENU.koier,
    columns: {
      id: {},
      name: {},
      address: {},
      openingNb: paragraph,
      openingEn: paragraph,
      contact: {},
      koier: {
        sql: `select string_agg(k.name, ', ' order by k.name) from koier k where k.desk_id = "desks"."id"`,
      },
      ...version,
    },
    list: ['name', 'address', 'contact', 'koier'],
    show: [...EDITED, 'koier'],
    edit: EDITED,
    filter: ['name', 'address'],
    sort: { sortBy: 'name', direction: 'asc' },
    search: [{ sql: '"desks"."name"' }, { sql: '"desks"."address"' }, { sql: '"desks"."contact"' }],
    title: { needs: ['name'], of: (row) => text(row, 'name') },
  });
}
