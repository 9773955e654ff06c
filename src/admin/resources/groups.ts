import { Group } from '../../models/index.js';
import { type Definition, defined } from '../adapter/definition.js';
import { MENU, version } from './shared.js';
import { text } from './titles.js';

const EDITED = ['name', 'slug', 'foundingDate', 'access', 'category'] as const;

export function groups(): Definition {
  return defined({
    id: 'groups',
    model: Group,
    menu: MENU.people,
    columns: { groupId: {}, name: {}, slug: {}, foundingDate: {}, access: {}, category: {}, ...version },
    list: ['name', 'slug', 'category', 'access'],
    show: EDITED,
    edit: EDITED,
    filter: ['name', 'slug', 'category', 'access'],
    sort: { sortBy: 'name', direction: 'asc' },
    search: [{ sql: '"groups"."name"' }, { sql: '"groups"."slug"' }],
    title: { needs: ['name'], of: (row) => text(row, 'name') },
  });
}
