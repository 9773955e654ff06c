import {
  askYear,
  COUNTED_KOIER,
  dayOf,
  type FigureRow,
  MONTHS,
  momentOf,
  ofKoie,
  type Period,
} from './period.js';

/** The wood there is least of in a report `r`: 0 none – 4 plenty, as `leastWood` of `../../reports`. */
const WOOD = 'least(r.firewood, r.chopped_up_wood)';
/** A rise of so many marks between two reports is taken for a refill: guests judge the same pile differently by one. */
const REFILL_MARKS = 2;

const REPORTS = `select r.koie_id, r.stay_date, r.id, ${WOOD} as wood, r.gas_is_full as gas,
    lag(${WOOD}) over latest as wood_before, lag(r.gas_is_full) over latest as gas_before
  from reports r where r.stay_date >= $1::date and r.stay_date < $2::date and ${ofKoie('r.koie_id')}
  window latest as (partition by r.koie_id order by r.stay_date, r.id)`;

/** Tasks about `item` that were done in the year, by koie and Oslo day. */
const BROUGHT = `select t.koie_id, t.item, ${dayOf('t.done_at')} as day from tasks t
  where t.item in ('wood', 'gas') and t.done_at >= ${momentOf('$1::date')} and t.done_at < ${momentOf('$2::date')}
    and ${ofKoie('t.koie_id')}`;

/**
 * What reports say of wood (0–4) and gas (1 full, 0 not) at each koie by week: the latest of the week (`week`: its first day in
 * the year). `woodRefill` and `gasRefill` are 1 in weeks in which a task about it was done, or the level rose from one
 * report to the next: of wood by two marks.
 */
export function supplies(period: Period): Promise<FigureRow[]> {
  const week = (day: string) => `greatest($1::date, date_trunc('week', ${day}::timestamp)::date)`;
  return askYear(
    period,
    `with told as (${REPORTS}), brought as (${BROUGHT}), noted as (
       select koie_id, ${week('stay_date')} as week, wood, gas, stay_date, id,
         coalesce(wood - wood_before >= ${REFILL_MARKS}, false) as wood_refill,
         coalesce(gas and not gas_before, false) as gas_refill
       from told
       union all
       select koie_id, ${week('day')}, null, null, null, null, item = 'wood', item = 'gas' from brought
     )
     select k.name as of, n.week::text as week,
       (array_agg(n.wood order by n.stay_date desc, n.id desc) filter (where n.wood is not null))[1]::integer as wood,
       (array_agg(n.gas order by n.stay_date desc, n.id desc) filter (where n.gas is not null))[1]::integer as gas,
       bool_or(n.wood_refill)::integer as "woodRefill", bool_or(n.gas_refill)::integer as "gasRefill"
     from noted n join koier k on k.id = n.koie_id
     group by k.id, k.name, n.week order by k.name, n.week`,
  );
}

/**
 * Wood used at each koie: the marks by which its level fell from one report to the next, together, and for 100
 * guest-nights.
 */
export function woodUsed(period: Period): Promise<FigureRow[]> {
  return askYear(
    period,
    `with told as (${REPORTS}), fallen as (
       select koie_id, sum(greatest(0, wood_before - wood)) as marks from told group by koie_id
     )
     select k.name as of, coalesce(f.marks, 0)::integer as marks, s.nights::integer as "guestNights",
       round(100.0 * f.marks / nullif(s.nights, 0), 2)::float as "per100"
     from ${COUNTED_KOIER}
     left join fallen f on f.koie_id = k.id
     cross join lateral (
       select coalesce(sum(n.sold), 0) as nights from nights n
       where n.koie_id = k.id and n.night >= $1::date and n.night < least($2::date, oslo_today())
     ) s
     order by "per100" desc nulls last, k.name`,
  );
}

/** Stays that ended in each month, and how many of them were reported; the `share` is in per cent. */
export function reported(period: Period): Promise<FigureRow[]> {
  return askYear(
    period,
    `with counted as (
       select date_trunc('month', b.departure_date::timestamp)::date as first_day, count(*) as stays,
         count(r.id) as reported
       from booking_details b
       left join lateral (select id from reports where booking_id = b.id limit 1) r on true
       where b.stands and b.departure_date >= $1::date and b.departure_date < least($2::date, oslo_today())
         and ${ofKoie('b.koie_id')}
       group by 1
     )
     select m.of, coalesce(c.stays, 0)::integer as stays, coalesce(c.reported, 0)::integer as reported,
       round(100.0 * c.reported / nullif(c.stays, 0), 1)::float as share
     from ${MONTHS} left join counted c on c.first_day = m.first_day
     order by m.of`,
  );
}

/** Faults in each month: opened, done, and open when it ended (or now, in the month under way). */
export function openFaults(period: Period): Promise<FigureRow[]> {
  return askYear(
    period,
    `select m.of,
       (count(*) filter (where t.created_at >= ${momentOf('m.first_day')}))::integer as opened,
       (count(*) filter (where t.done_at < ${momentOf('m.end_day')}))::integer as done,
       case when m.first_day <= oslo_today() then
         (count(t.id) filter (where t.done_at is null or t.done_at >= ${momentOf('m.end_day')}))::integer
       end as open
     from ${MONTHS}
     left join tasks t on t.created_at < ${momentOf('m.end_day')} and ${ofKoie('t.koie_id')}
       and (t.done_at is null or t.done_at >= ${momentOf('m.first_day')})
       and t.created_at < ${momentOf('$2::date')} and (t.done_at is null or t.done_at >= ${momentOf('$1::date')})
     group by m.of, m.first_day order by m.of`,
  );
}

/**
 * Faults by what they are about (`of`: an item of tasks): how many were opened in the year, how many of these are still open,
 * and for how many days they are or were open: the median.
 */
export function faultDays(period: Period): Promise<FigureRow[]> {
  return askYear(
    period,
    `select t.item as of, count(*)::integer as opened, (count(*) filter (where t.done_at is null))::integer as open,
       round((percentile_cont(0.5) within group (
         order by extract(epoch from coalesce(t.done_at, now()) - t.created_at)) / 86400)::numeric, 1)::float as days
     from tasks t
     where t.created_at >= ${momentOf('$1::date')} and t.created_at < ${momentOf('$2::date')} and ${ofKoie('t.koie_id')}
     group by t.item order by days desc, t.item`,
  );
}
