import type { Merge } from '../../members/merge/merge.js';
import { booking, report } from '../models/index.js';

/** Of what is older nobody is waiting for an answer any more. */
const HANDLED_AFTER_DAYS = 30;

/** Takes over the reports: the first of a booking is the booking's, further ones are of its koie and day. */
export async function mergeReports(merge: Merge): Promise<void> {
  await merge.recall(report);
  await merge.forgetDeleted(report);
  await merge.resolve(report, 'booking', booking);
  await merge.sql('alter table in_reports add column is_first boolean');
  await merge.sql(
    `update in_reports s set is_first = d.number = 1 and r.id is null from (
       select o.seq, o.booking_id, row_number() over (partition by o.booking_id order by length(o.pk), o.pk) as number
       from in_reports o where o.state is null
     ) d
     left join reports r on r.booking_id = d.booking_id
     where d.seq = s.seq`,
  );
  await merge.number(report);
  const from = `(
    select s.*, b.koie_id, b.arrival_date, coalesce(s.created_on, b.departure_date) as sent_on
    from in_reports s join bookings b on b.id = s.booking_id
  ) s`;
  const columns = {
    koie_id: 's.koie_id',
    stay_date: 's.arrival_date',
    ...Object.fromEntries(
      Object.keys(report.columns)
        .filter((name) => name !== 'booking_ref')
        .map((name) => [name, `s.${name}`]),
    ),
    created_on: 's.sent_on',
  };
  await merge.insert(
    'reports',
    {
      id: 's.new_key::integer',
      booking_id: 'case when s.is_first then s.booking_id end',
      handled_at: `case when s.sent_on < oslo_today() - ${HANDLED_AFTER_DAYS} then s.sent_on::timestamp at time zone 'Europe/Oslo' end`,
      ...columns,
    },
    from,
  );
  await merge.update('reports', columns, from, 't.id = s.new_key::integer');
  await merge.remember(report, 's.booking_ref');
}
