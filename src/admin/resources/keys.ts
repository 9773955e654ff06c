import { Key } from '../../models/index.js';
import {
  type Definition,
  type DefinitionFor,
  defined,
  type ListTab,
  type Row,
} from '../adapter/definition.js';
import { ALL, koieNameOf, MENU, paragraph, version } from './shared.js';
import { joined, text } from './titles.js';

const DESK = 'select d.name from desks d where d.id = "keys"."desk_id"';
const REFERENCE = 'select b.reference from bookings b where b.id = "keys"."booking_id"';
const IN_USE: ListTab = { name: 'inUse', sql: `"keys"."state" <> 'retired'` };
const AWAY: ListTab = {
  name: 'keysAway',
  sql: `"keys"."state" in ('out', 'lost', 'broken')`,
  sort: { sortBy: 'since', direction: 'asc' },
};

/** The numbered keys. The board keeps them; SiT reads which there are, and moves them at the desk. */
export const keys: DefinitionFor = (role) => (role === 'sit' ? keysForSit() : keysForBoard());

const EDITED = ['koieId', 'deskId', 'label', 'state', 'note'] as const;
const READ = ['koie', 'desk', 'label', 'state', 'note'] as const;

const COLUMNS = {
  id: {},
  label: {},
  koie: { sql: koieNameOf('keys') },
  desk: { sql: DESK },
  state: {},
  reference: { sql: REFERENCE },
  bookingId: { reference: 'bookings' },
  since: {},
  note: paragraph,
  ...version,
};

const SHARED = {
  id: 'keys',
  model: Key,
  menu: MENU.koier,
  tabs: [IN_USE, AWAY, ALL],
  search: [
    { sql: '"keys"."label"' },
    { sql: `(${koieNameOf('keys')})` },
    { sql: `(${REFERENCE})` },
    { sql: '"keys"."note"' },
  ],
  title: {
    needs: ['koie', 'label'] as const,
    of: (row: Row) => joined(text(row, 'koie'), text(row, 'label')),
  },
};

function keysForBoard(): Definition {
  return defined({
    ...SHARED,
    columns: { ...COLUMNS, koieId: { reference: 'koier' }, deskId: { reference: 'desks' } },
    list: ['label', 'koieId', 'state', 'bookingId', 'since'],
    show: [...EDITED, 'bookingId', 'since'],
    edit: EDITED,
    filter: ['koieId', 'deskId', 'state', 'label', 'since'],
    narrow: [
      ['label', 'koieId', 'state'],
      ['bookingId', 'since'],
    ],
    sort: { sortBy: 'koieId', direction: 'asc' },
    beforeWrite: (values) =>
      typeof values.label === 'string' ? { ...values, label: values.label.trim() } : values,
  });
}

function keysForSit(): Definition {
  return defined({
    ...SHARED,
    columns: COLUMNS,
    list: ['label', 'koie', 'desk', 'state', 'bookingId', 'since', 'note'],
    show: [...READ, 'bookingId', 'since'],
    filter: ['koie', 'desk', 'state', 'label', 'since'],
    narrow: [
      ['label', 'koie', 'state'],
      ['bookingId', 'since'],
    ],
    sort: { sortBy: 'koie', direction: 'asc' },
  });
}
