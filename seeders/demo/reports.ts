import { Op, type Transaction } from 'sequelize';
import { Report, Task, type TaskItem, type TaskState, type User } from '../../src/models/index.js';
import { addDays } from '../../src/platform/clock.js';
import { faultsOf } from '../../src/services/reports/reports.js';
import { insertRows } from '../insert.js';
import { Dice } from '../random.js';
import type { Standing } from './bookings.js';
import { findingsOf } from './findings.js';

/** The board looks at a report, and mends what it says, within so many days. */
const HANDLED_AFTER = 10;
const DOING_AFTER = 8;
const DONE_AFTER = 21;
const MENDED_AFTER = 12;

/** Adds the missing reports of stays that are over, and the tasks that their faults open. Returns how many. */
export async function addReports(
  standing: readonly Standing[],
  board: User,
  today: string,
  transaction: Transaction,
): Promise<{ reports: number; tasks: number }> {
  const due = standing.filter(({ stay }) => stay.isReported && stay.departureDate < today);
  const existing = await Report.findAll({
    attributes: ['bookingId'],
    where: { bookingId: { [Op.in]: due.map(({ bookingId }) => bookingId) } },
    transaction,
  });
  const reported = new Set(existing.map(({ bookingId }) => bookingId));
  const rows = due
    .filter(({ bookingId }) => !reported.has(bookingId))
    .sort((a, b) => a.stay.departureDate.localeCompare(b.stay.departureDate))
    .map((one) => reportRow(one, board, today));
  const ids = await insertRows(Report, rows, transaction);
  const reports = rows.flatMap((row, index) => {
    const id = ids[index];
    return id === undefined ? [] : [{ ...row, id }];
  });
  const tasks = await addTasks(reports, board, today, transaction);
  return { reports: reports.length, tasks };
}

type MadeReport = ReturnType<typeof reportRow> & { id: number };

function reportRow({ stay, bookingId }: Standing, board: User, today: string) {
  const dice = new Dice(`report ${stay.uuid}`);
  const isHandled = stay.departureDate <= addDays(today, -HANDLED_AFTER);
  return {
    ...findingsOf(dice),
    bookingId,
    koieId: stay.koie.id,
    stayDate: stay.arrivalDate,
    createdOn: stay.departureDate,
    handledAt: isHandled ? new Date(`${addDays(stay.departureDate, dice.whole(2, 6))}T17:30:00Z`) : null,
    handledBy: isHandled ? board.ntnuiNo : null,
  };
}

/** One task per koie and item at a time: a fault joins the one that is open when it is reported. */
async function addTasks(
  reports: readonly MadeReport[],
  board: User,
  today: string,
  transaction: Transaction,
): Promise<number> {
  const openUntil = new Map<string, string | null>();
  const rows = reports.flatMap((report) =>
    faultsOf(report).flatMap((item) => {
      const key = `${report.koieId} ${item}`;
      const until = openUntil.get(key);
      const isOpen = until === null || (until !== undefined && until >= report.createdOn);
      if (isOpen && item !== 'other') return [];
      const row = taskRow(report, item, board, today);
      openUntil.set(key, row.state === 'done' ? mendedOn(report) : null);
      return [row];
    }),
  );
  // Those from users' own reports may be open too.
  const made = await Task.bulkCreate(rows, { transaction, ignoreDuplicates: true, returning: ['id'] });
  return made.length;
}

function taskRow(report: MadeReport, item: TaskItem, board: User, today: string) {
  const state = taskStateOf(report.createdOn, today);
  return {
    koieId: report.koieId,
    item,
    state,
    reportId: report.id,
    assigneeId: state === 'open' ? null : board.ntnuiNo,
    note: item === 'other' ? report.otherFaults : '',
    createdAt: new Date(`${report.createdOn}T17:00:00Z`),
    doneAt: state === 'done' ? new Date(`${mendedOn(report)}T12:00:00Z`) : null,
  };
}

function mendedOn({ createdOn }: MadeReport): string {
  return addDays(createdOn, MENDED_AFTER);
}

function taskStateOf(reportedOn: string, today: string): TaskState {
  if (reportedOn <= addDays(today, -DONE_AFTER)) return 'done';
  return reportedOn <= addDays(today, -DOING_AFTER) ? 'doing' : 'open';
}
