import type { Transaction } from 'sequelize';
import { Booking, EQUIPMENT, Report, Task, type TaskItem } from '../../models/index.js';
import { today } from '../../platform/clock.js';
import { manyRows } from '../../platform/many-rows.js';
import { snakeCase } from '../../platform/naming.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { type Actor, write } from '../../platform/write.js';

/** The words and marks of a report, without what it is about; null is what an inspection did not look at. */
export type Findings = Pick<
  Report,
  | 'feedback'
  | 'firewood'
  | 'choppedUpWood'
  | 'smokeDetectorIsWorking'
  | 'gasIsFull'
  | 'boatStatus'
  | 'canoeStatus'
  | 'lifeJacketsStatus'
  | 'otherFaults'
  | (typeof EQUIPMENT)[number]
>;

/** A report as the API lists it: with its koie, the day of the stay (of arrival) and the day it was sent in, Oslo days. */
export type ReportView = Findings & { id: number; createdOn: string; koieName: string; stayDate: string };

const BROKEN_OR_MISSING = 2;
const ALMOST_EMPTY = 1;
const PLENTY = 4;

/**
 * A guest's report of a stay that has begun; its faults open tasks. Throws `booking_not_found`, `cancelled`,
 * `not_confirmed`, `stay_not_begun` before the day of arrival (Oslo), and `report_exists` when the booking has one
 * already.
 */
export async function reportStay(bookingUuid: string, findings: Findings, actor: Actor): Promise<Report> {
  return write(actor, async (transaction) => {
    const booking = await Booking.findOne({ where: { uuid: bookingUuid }, transaction });
    if (!booking) throw new DomainError('booking_not_found');
    if (booking.cancelledAt) throw new DomainError('cancelled');
    if (!booking.confirmedAt) throw new DomainError('not_confirmed');
    if (booking.arrivalDate > today()) throw new DomainError('stay_not_begun');
    const report = await Report.create(
      { ...findings, bookingId: booking.id, koieId: booking.koieId, stayDate: booking.arrivalDate },
      { transaction },
    );
    await openTasks(report, transaction);
    return report;
  });
}

/** Opens a task for every fault of a report, unless one for the same koie and item is open already. */
export async function openTasks(report: Report, transaction: Transaction): Promise<void> {
  const items = faultsOf(report);
  if (items.length === 0) return;
  await Task.bulkCreate(
    items.map((item) => ({
      item,
      koieId: report.koieId,
      reportId: report.id,
      note: item === 'other' ? report.otherFaults : '',
    })),
    { transaction, ignoreDuplicates: true },
  );
}

/** The faults in a report that somebody must mend: each becomes a task. */
export function faultsOf(report: Findings): TaskItem[] {
  const faults = EQUIPMENT.filter((item) => report[item] === BROKEN_OR_MISSING).map(snakeCase) as TaskItem[];
  if ((leastWood(report) ?? PLENTY) <= ALMOST_EMPTY) faults.push('wood');
  if (report.gasIsFull === false) faults.push('gas');
  if (report.smokeDetectorIsWorking === false) faults.push('smoke_detector');
  if (report.otherFaults.trim() !== '') faults.push('other');
  return faults;
}

/** 0 none – 4 plenty, of the wood there is least of, whole or chopped; null when neither was looked at. */
export function leastWood({
  firewood,
  choppedUpWood,
}: Pick<Findings, 'firewood' | 'choppedUpWood'>): number | null {
  const known = [firewood, choppedUpWood].filter((mark) => mark !== null);
  return known.length > 0 ? Math.min(...known) : null;
}

/** Reports by departure date, latest first; of one koie, when its id is given. One statement unless they are many. */
export function listReports(koieId?: number): Promise<ReportView[] | AsyncIterable<ReportView>> {
  return manyRows<ReportView>(
    `select ${reportColumns()}, k.name as "koieName"
     from reports r join koier k on k.id = r.koie_id left join bookings b on b.id = r.booking_id
     ${koieId === undefined ? '' : 'where r.koie_id = $1'}
     order by coalesce(b.departure_date, r.stay_date) desc, r.id desc`,
    koieId === undefined ? [] : [koieId],
  );
}

/** Every column of a report `r`, named as its attribute, in SQL. */
export function reportColumns(): string {
  return Object.entries(Report.getAttributes())
    .map(([attribute, { field }]) => `r.${field} as "${attribute}"`)
    .join(', ');
}
