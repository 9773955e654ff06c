import { EQUIPMENT } from '../../models/index.js';
import { camelCase, snakeCase } from '../../platform/naming.js';
import type { Findings, ReportView } from '../../services/reports/reports.js';
import { NO_FAULTS } from './schemas.js';

/**
 * A report as the public frontend's table wants it: a number that is null would break it, so a mark that an inspection
 * left unanswered is shown as in a report that leaves it out.
 */
export function presentReport(report: ReportView) {
  return {
    id: report.id,
    date_created_at: report.createdOn,
    koie_name: report.koieName,
    date_of_stay: report.stayDate,
    gas_is_full: report.gasIsFull,
    firewood: report.firewood ?? NO_FAULTS.firewood,
    chopped_up_wood: report.choppedUpWood ?? NO_FAULTS.choppedUpWood,
    boat_status: report.boatStatus ?? NO_FAULTS.boatStatus,
    canoe_status: report.canoeStatus ?? NO_FAULTS.canoeStatus,
    life_jackets_status: report.lifeJacketsStatus ?? NO_FAULTS.lifeJacketsStatus,
    smoke_detector_is_working: report.smokeDetectorIsWorking,
    equipment_status: { '0': equipment(report, 0), '1': equipment(report, 1), '2': equipment(report, 2) },
    other_faults: report.otherFaults,
    feedback: report.feedback,
  };
}

/** The findings in a validated report form, under our own names. */
export function findingsOf(body: Record<string, unknown>): Findings {
  return Object.fromEntries(
    Object.entries(body).map(([field, value]) => [camelCase(field), value]),
  ) as Findings;
}

function equipment(report: ReportView, status: number): string[] {
  return EQUIPMENT.filter((item) => report[item] === status).map(snakeCase);
}
