import { QueryTypes } from 'sequelize';
import { database, type TaskItem, type TaskState, USER_NAME } from '../../models/index.js';
import { faultsOf, leastWood, type ReportView, reportColumns } from './reports.js';

/** The faults in the latest report of a koie. */
export interface KoieComplaints {
  koieId: number;
  koie: string;
  reportId: number;
  /** Oslo day of the stay or the inspection. */
  stayDate: string;
  faults: TaskItem[];
  /** The guest's own words, when `other` is among the faults. */
  otherFaults: string;
  /** 0 none – 4 plenty, see `leastWood`. */
  wood: number | null;
  isHandled: boolean;
}

type LatestReport = ReportView & { koieId: number; handledAt: Date | null };

/** The latest report of each koie in use that complains about something, by koie. One statement. */
export async function latestComplaints(): Promise<KoieComplaints[]> {
  const reports = await database().query<LatestReport>(
    `select ${reportColumns()}, k.name as "koieName"
     from koier k
     cross join lateral (
       select * from reports r where r.koie_id = k.id order by r.stay_date desc, r.id desc limit 1
     ) r
     where k.in_use
     order by k.name`,
    { type: QueryTypes.SELECT },
  );
  return reports
    .map((report) => ({
      koieId: report.koieId,
      koie: report.koieName,
      reportId: report.id,
      stayDate: report.stayDate,
      faults: faultsOf(report),
      otherFaults: report.otherFaults,
      wood: leastWood(report),
      isHandled: report.handledAt !== null,
    }))
    .filter(({ faults }) => faults.length > 0);
}

/** The tasks of a koie that are not done. */
export interface KoieTasks {
  koieId: number;
  koie: string;
  tasks: { id: number; item: TaskItem; state: TaskState; note: string; assignee: string | null }[];
}

/** The open tasks of each koie, by koie and then oldest first. One statement. */
export function openTasksByKoie(): Promise<KoieTasks[]> {
  return database().query<KoieTasks>(
    `select k.id as "koieId", k.name as koie,
       json_agg(json_build_object('id', t.id, 'item', t.item, 'state', t.state, 'note', t.note,
         'assignee', ${USER_NAME}) order by t.created_at, t.id) as tasks
     from tasks t
     join koier k on k.id = t.koie_id
     left join users u on u.ntnui_no = t.assignee_id
     where t.state <> 'done'
     group by k.id
     order by k.name`,
    { type: QueryTypes.SELECT },
  );
}
