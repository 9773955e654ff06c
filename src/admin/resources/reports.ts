import { Report } from '../../models/index.js';
import { FieldErrors } from '../../platform/refusals/field-errors.js';
import { openTasks } from '../../services/reports/reports.js';
import { type Definition, defined, type Values } from '../adapter/definition.js';
import { ALL, FINDINGS, koieNameOf, MENU, version } from './shared.js';
import { day, joined, text } from './titles.js';

const FOUND = Object.keys(FINDINGS) as (keyof typeof FINDINGS)[];

export function reports(): Definition {
  return defined({
    id: 'reports',
    model: Report,
    menu: MENU.upkeep,
    columns: {
      id: {},
      koieId: { reference: 'koier' },
      koieName: { sql: koieNameOf('reports') },
      stayDate: {},
      bookingId: { reference: 'bookings' },
      ...FINDINGS,
      createdOn: {},
      createdBy: { reference: 'users' },
      isHandled: { sql: '"reports"."handled_at" is not null', type: 'boolean' },
      handledAt: {},
      handledBy: { reference: 'users' },
      ...version,
    },
    list: [
      'koieId',
      'stayDate',
      'firewood',
      'choppedUpWood',
      'gasIsFull',
      'smokeDetectorIsWorking',
      'otherFaults',
      'isHandled',
    ],
    show: [
      'koieId',
      'stayDate',
      'bookingId',
      ...FOUND,
      'createdOn',
      'createdBy',
      'isHandled',
      'handledAt',
      'handledBy',
    ],
    // Of a guest's report the koie and the day are the booking's, so corrections are of what was found.
    edit: FOUND,
    create: ['koieId', 'stayDate', ...FOUND],
    filter: ['koieId', 'stayDate', 'bookingId', 'isHandled', 'createdOn', ...FOUND],
    tabs: [{ name: 'unhandled', sql: '"reports"."handled_at" is null' }, ALL],
    narrow: [
      ['koieId', 'stayDate'],
      ['firewood', 'gasIsFull', 'smokeDetectorIsWorking'],
    ],
    filterBesides: FOUND,
    exported: ['koieId', 'stayDate', ...FOUND, 'createdOn', 'isHandled'],
    sort: { sortBy: 'stayDate', direction: 'desc' },
    search: [
      { sql: `(${koieNameOf('reports')})` },
      { sql: '"reports"."feedback"' },
      { sql: '"reports"."other_faults"' },
    ],
    title: {
      needs: ['koieName', 'stayDate'],
      of: (row, language) => joined(text(row, 'koieName'), day(row, 'stayDate', language)),
    },
    beforeWrite: (values, { existing, user }) => {
      if (!existing) return { ...values, createdBy: Number(user.id) };
      if (existing.get('bookingId') !== null) refuseUnanswered(values);
      return values;
    },
    afterWrite: async (report, { existing, transaction }) => {
      if (!existing && report instanceof Report) await openTasks(report, transaction);
    },
  });
}

/** A guest has answered everything; only an inspection may leave things out. */
function refuseUnanswered(values: Values): void {
  const missing = FOUND.filter((name) => values[name] === null);
  if (missing.length === 0) return;
  throw new FieldErrors(Object.fromEntries(missing.map((name) => [name, [{ key: 'required' }]])));
}
