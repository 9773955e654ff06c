import { ClosedMonth } from '../../models/index.js';
import { monthInWords } from '../../platform/format.js';
import { type Definition, defined } from '../adapter/definition.js';
import { MENU, userNameOf } from './shared.js';
import { text } from './titles.js';

export function closedMonths(): Definition {
  return defined({
    id: 'closed_months',
    model: ClosedMonth,
    menu: MENU.accounts,
    columns: {
      id: {},
      month: {},
      closer: { sql: userNameOf('"closed_months"."closed_by"') },
      closedAt: {},
      isReopened: { sql: '"closed_months"."reopened_at" is not null', type: 'boolean' },
      opener: { sql: userNameOf('"closed_months"."reopened_by"') },
      reopenedAt: {},
      note: {},
    },
    list: ['month', 'closedAt', 'closer', 'reopenedAt', 'opener'],
    show: ['month', 'closedAt', 'closer', 'reopenedAt', 'opener', 'note'],
    filter: ['month', 'isReopened', 'closedAt'],
    exported: ['month', 'closedAt', 'closer', 'reopenedAt', 'opener', 'note'],
    sort: { sortBy: 'month', direction: 'desc' },
    search: [{ sql: `to_char("closed_months"."month", 'YYYY-MM')`, prefix: true }],
    title: {
      needs: ['month'],
      of: (row, language) => monthInWords(language, text(row, 'month').slice(0, 7)),
    },
  });
}
