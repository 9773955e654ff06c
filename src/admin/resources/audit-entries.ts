import { AuditEntry, type Language } from '../../models/index.js';
import { type Definition, defined, type Row } from '../adapter/definition.js';
import { propertyText, valueText } from '../locales/index.js';
import type { PanelRole } from '../panel-user.js';
import { isAllowedTo } from '../policy.js';
import { recordNameOf } from './record-names.js';
import { fieldOf, MENU, userNameOf } from './shared.js';
import { joined, text } from './titles.js';

/** Every table whose changes are written down. */
const TABLES = [
  'koier',
  'locations',
  'descriptions',
  'closures',
  'closure_acts',
  'avalanche_decisions',
  'waiting_entries',
  'booking_periods',
  'release_rules',
  'fair_use_rules',
  'fair_use_exceptions',
  'desks',
  'keys',
  'terms',
  'tasks',
  'bookings',
  'reports',
  'payments',
  'refunds',
  'pictures',
  'disputes',
  'messages',
  'closed_months',
  'ledger_accounts',
  'emails',
  'users',
  'groups',
  'memberships',
];
/** Tables that are no resource: who may see the history of the other may see theirs. */
const SEEN_WITH: Record<string, string> = { avalanche_decisions: 'koier', closure_acts: 'closures' };
const SHOWN = ['at', 'actor', 'source', 'resource', 'record', 'action', 'changes'] as const;

/** The history of what the role may see the history of: for the board, not that of people. */
export function auditEntries(role: PanelRole): Definition {
  const seen = TABLES.filter((table) => isAllowedTo(role, SEEN_WITH[table] ?? table, 'history'));
  return defined({
    id: 'audit_entries',
    model: AuditEntry,
    menu: MENU.log,
    columns: {
      id: {},
      at: {},
      actor: { sql: userNameOf('"audit_entries"."actor_id"') },
      source: {},
      resource: { values: seen },
      recordId: {},
      record: {
        sql: recordNameOf('"audit_entries"."resource"', '"audit_entries"."record_id"'),
        components: { show: 'RecordName', list: 'RecordName' },
      },
      action: {},
      changes: { type: 'textarea', components: { show: 'Changes', list: 'Changes' } },
    },
    list: SHOWN,
    listBesides: ['recordId'],
    show: [...SHOWN, 'recordId'],
    exported: [...SHOWN, 'recordId'],
    filter: ['at', 'actor', 'source', 'resource', 'recordId', 'action'],
    sort: { sortBy: 'at', direction: 'desc' },
    search: [
      { sql: `(${userNameOf('"audit_entries"."actor_id"')})` },
      { sql: '"audit_entries"."record_id"', prefix: true },
      { sql: '"audit_entries"."changes"::text' },
    ],
    scope: `"audit_entries"."resource" in (${seen.map((table) => `'${table}'`).join(', ')})`,
    title: {
      needs: ['resource', 'record', 'recordId', 'action', 'id'],
      of: (row, language) => {
        const word = (name: string) =>
          valueText('audit_entries', name, row[name], language) ?? text(row, name);
        return joined(`${word('resource')} ${text(row, 'record') || text(row, 'recordId')}`, word('action'));
      },
    },
    present: (row, language) => ({ ...row, changes: changesAsText(row, language) }),
  });
}

/** «Nøkkel: Ikke hentet → Hentet», a line each. */
function changesAsText({ resource, changes }: Row, language: Language): string {
  if (typeof changes !== 'object' || changes === null) return '';
  return Object.entries(changes as Record<string, [unknown, unknown]>)
    .flatMap(([column, values]) => {
      const field = fieldOf(column);
      const [before, after] = values.map((value) =>
        shown(valueText(String(resource), field, value, language) ?? value, language),
      );
      // What a new record was left without is no news.
      return before === after
        ? []
        : [`${propertyText(String(resource), field, language)}: ${before} → ${after}`];
    })
    .join('\n');
}

function shown(value: unknown, language: Language): string {
  if (value === null || value === undefined || value === '') return '–';
  // A text in both languages, such as why something could not be done.
  if (typeof value === 'object' && language in value) return shown(value[language as never], language);
  return typeof value === 'string' ? value : JSON.stringify(value);
}
