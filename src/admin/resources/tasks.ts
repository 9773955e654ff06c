import { Task } from '../../models/index.js';
import { doneAtIn } from '../../services/reports/plan-tasks.js';
import { type Definition, defined } from '../adapter/definition.js';
import { valueText } from '../locales/index.js';
import { ALL, koieNameOf, MENU, paragraph, userNameOf, version } from './shared.js';
import { joined, text } from './titles.js';

const EDITED = ['koieId', 'item', 'state', 'assigneeId', 'note'] as const;

export function tasks(): Definition {
  return defined({
    id: 'tasks',
    model: Task,
    menu: MENU.upkeep,
    columns: {
      id: {},
      koieId: { reference: 'koier' },
      koieName: { sql: koieNameOf('tasks') },
      item: {},
      state: {},
      isOpen: { sql: `"tasks"."state" <> 'done'`, type: 'boolean' },
      assigneeId: { reference: 'users' },
      keyId: { reference: 'keys' },
      reportId: { reference: 'reports' },
      note: paragraph,
      createdAt: {},
      doneAt: {},
      ...version,
    },
    list: ['koieId', 'item', 'state', 'assigneeId', 'note', 'createdAt'],
    show: [...EDITED, 'reportId', 'keyId', 'createdAt', 'doneAt'],
    edit: EDITED,
    filter: ['koieId', 'item', 'isOpen', 'state', 'assigneeId', 'reportId', 'keyId', 'createdAt'],
    tabs: [
      { name: 'open', sql: `"tasks"."state" <> 'done'` },
      { name: 'done', sql: `"tasks"."state" = 'done'` },
      ALL,
    ],
    narrow: [
      ['koieId', 'item', 'state'],
      ['assigneeId', 'note', 'createdAt'],
    ],
    sort: { sortBy: 'createdAt', direction: 'desc' },
    search: [
      { sql: `(${koieNameOf('tasks')})` },
      { sql: '"tasks"."note"' },
      { sql: `(${userNameOf('"tasks"."assignee_id"')})` },
    ],
    title: {
      needs: ['koieName', 'item', 'note'],
      of: (row, language) =>
        joined(
          text(row, 'koieName'),
          valueText('tasks', 'item', row.item, language) ?? '',
          text(row, 'note').slice(0, 40),
        ),
    },
    beforeWrite: (values, { existing }) => {
      if (values.state === undefined || values.state === existing?.get('state')) return values;
      return { ...values, doneAt: doneAtIn(values.state) };
    },
  });
}
