import { USER_NAME } from '../../models/index.js';

/** What people call a booking: «KX7Q2M · Flåkoia · 12.12.2026». */
const BOOKING = `concat_ws(' · ', b.reference, b.koie, to_char(b.arrival_date, 'DD.MM.YYYY'))`;
const OF_CHARGE = `select ${BOOKING} from payments p join booking_details b on b.id = p.booking_id`;
const OF_KOIE = `select concat_ws(' · ', k.name, to_char(r.day, 'DD.MM.YYYY'))`;

/** What a record of each table is called, in SQL, found by `$id`, its key as text. */
const NAMES: Record<string, string> = {
  koier: 'select k.name from koier k where k.id = $id::integer',
  locations: 'select k.name from koier k where k.location_id = $id::integer',
  descriptions: 'select k.name from koier k where k.description_id = $id::integer',
  closures: `${OF_KOIE} from (select koie_id, first_night as day from closures where id = $id::integer) r
    join koier k on k.id = r.koie_id`,
  closure_acts: `select ${BOOKING} from audit_entries e
    join booking_details b on b.id = (e.changes -> 'booking_id' ->> 1)::integer
    where e.resource = 'closure_acts' and e.record_id = $id and e.action = 'create'`,
  desks: 'select d.name from desks d where d.id = $id::integer',
  keys: `select concat_ws(' · ', k.name, n.label) from keys n join koier k on k.id = n.koie_id where n.id = $id::integer`,
  terms: 'select t.name_nb from terms t where t.id = $id::integer',
  closed_months: `select to_char(m.month, 'YYYY-MM') from closed_months m where m.id = $id::integer`,
  tasks: 'select k.name from tasks t join koier k on k.id = t.koie_id where t.id = $id::integer',
  bookings: `select ${BOOKING} from booking_details b where b.id = $id::integer`,
  reports: `${OF_KOIE} from (select koie_id, stay_date as day from reports where id = $id::integer) r
    join koier k on k.id = r.koie_id`,
  payments: `${OF_CHARGE} where p.id = $id::uuid`,
  refunds: `${OF_CHARGE} join refunds r on r.payment_id = p.id where r.id = $id::uuid`,
  disputes: `${OF_CHARGE} join disputes d on d.payment_id = p.id where d.id = $id::integer`,
  emails: `select concat_ws(' · ', e.subject, e.recipient) from emails e where e.id = $id::integer`,
  users: `select ${USER_NAME} from users u where u.ntnui_no = $id::integer`,
  groups: 'select g.name from groups g where g.group_id = $id::integer',
  memberships: `select concat_ws(' · ', ${USER_NAME}, g.name) from memberships m
    left join users u on u.ntnui_no = m.user_id left join groups g on g.group_id = m.group_id
    where m.membership_no = $id::integer`,
};

/**
 * What the record is called that a row of the history is about, in SQL; null when it is there no more, or has no name. Each is found
 * by its key, and only for the rows that are shown.
 */
export function recordNameOf(resource: string, recordId: string): string {
  const cases = Object.entries(NAMES).map(
    ([table, sql]) => `when '${table}' then (${sql.replaceAll('$id', recordId)})`,
  );
  return `case ${resource} ${cases.join(' ')} end`;
}
