import type { Merge } from '../../members/merge/merge.js';

/** The charges in the months that are closed. */
const IN_CLOSED_MONTHS = `payments p join closed_months c on c.reopened_at is null
  and p.settled_at >= c.month::timestamp at time zone 'Europe/Oslo'
  and p.settled_at < (c.month + interval '1 month')::timestamp at time zone 'Europe/Oslo'
  where p.state = 'succeeded'`;

/** Notes what there is in closed months before a run, which writes past the triggers that guard them. */
export async function noteClosedMonths(merge: Merge): Promise<void> {
  await merge.sql(
    `create temp table in_closed_months on commit drop as select p.id, p.amount_ore from ${IN_CLOSED_MONTHS}`,
  );
}

/** Throws when the run has written a charge with a day in a closed month: the month must be opened first. */
export async function requireOpenMonths(merge: Merge): Promise<void> {
  await merge.sql(
    `select require_open_month(p.settled_at, 'payments') from ${IN_CLOSED_MONTHS}
       and not exists (select from in_closed_months n where n.id = p.id and n.amount_ore = p.amount_ore)`,
  );
}
