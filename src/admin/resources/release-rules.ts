import { ReleaseRule } from '../../models/index.js';
import { FieldErrors } from '../../platform/refusals/field-errors.js';
import { ruleTitle } from '../../services/bookings/release-told.js';
import { type Definition, defined, type Values } from '../adapter/definition.js';
import { KOIE_IDS, koieNamesOf, withKoieIds, withKoierTold } from './chosen-koier.js';
import { MENU, version } from './shared.js';

const EDITED = ['koieIds', 'weekday', 'atTime', 'fromWeekday', 'fromWeek', 'nights'] as const;
const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;
const WEEKS = Array.from({ length: 9 }, (_none, week) => String(week));

/** Weekly release rules. */
export function releaseRules(): Definition {
  return defined({
    id: 'release_rules',
    model: ReleaseRule,
    menu: MENU.bookings,
    columns: {
      id: {},
      koieIds: KOIE_IDS,
      koieNames: { sql: koieNamesOf('release_rules') },
      weekday: { values: WEEKDAYS },
      atTime: {},
      fromWeekday: { values: WEEKDAYS },
      fromWeek: { values: WEEKS },
      nights: {},
      ...version,
    },
    list: EDITED,
    listBesides: ['koieNames'],
    show: EDITED,
    showBesides: ['koieNames'],
    edit: EDITED,
    filter: ['weekday'],
    narrow: [['koieIds'], ['weekday', 'atTime', 'fromWeekday', 'fromWeek']],
    exported: [...EDITED.filter((name) => name !== 'koieIds'), 'koieNames'],
    sort: { sortBy: 'id', direction: 'asc' },
    search: [{ sql: `(${koieNamesOf('release_rules')})` }],
    title: {
      needs: ['weekday', 'atTime', 'fromWeekday', 'fromWeek', 'nights'],
      of: (row, language) => ruleTitle(row as unknown as ReleaseRule, language),
    },
    present: (row) => withShortTime(withKoierTold(row)),
    beforeWrite: (values, { existing }) => withTime(withKoieIds(values, existing?.get('koieIds')), existing),
  });
}

function withShortTime<T extends Values>(row: T): T {
  return typeof row.atTime === 'string' ? { ...row, atTime: row.atTime.slice(0, 5) } : row;
}

/** The time as the column has it; left out when it is what is there. Throws FieldErrors. */
function withTime(
  { atTime: sent, ...values }: Values,
  existing: { get(name: string): unknown } | null,
): Values {
  if (sent === undefined) return values;
  const atTime = timeIn(sent);
  if (!atTime) throw new FieldErrors({ atTime: [{ key: 'not_a_time' }] });
  return atTime === existing?.get('atTime') ? values : { ...values, atTime };
}

/** A time of the day as the column has it: «8.00» is `08:00:00`. Undefined for what is no time. */
export function timeIn(sent: unknown): string | undefined {
  const [, hour, minute] = /^\s*([01]?\d|2[0-3])[:.]([0-5]\d)\s*$/.exec(String(sent ?? '')) ?? [];
  return hour && minute ? `${hour.padStart(2, '0')}:${minute}:00` : undefined;
}
