import { askYear, COUNTED_KOIER, type FigureRow, MONTHS, ofKoie, type Period } from './period.js';

/** Beds of a night that are not closed, of `nights n` (which may have no row for it) and `k`. */
const OPEN_BEDS = `greatest(0, k.beds - coalesce(n.closed_beds, 0) - coalesce(n.full_closures, 0) * k.beds)`;

/**
 * How full each koie is in each week: `of` the koie, `week` its first day in the year (Oslo), `guestNights` sold and
 * `bedNights` that were not closed. By today's number of beds. Weeks begin on Mondays.
 */
export function occupancy(period: Period): Promise<FigureRow[]> {
  return askYear(
    period,
    `select k.name as of, greatest($1::date, date_trunc('week', d)::date)::text as week,
       coalesce(sum(n.sold), 0)::integer as "guestNights", sum(${OPEN_BEDS})::integer as "bedNights"
     from ${COUNTED_KOIER}
     cross join generate_series($1::date::timestamp, $2::date - interval '1 day', interval '1 day') d
     left join nights n on n.koie_id = k.id and n.night = d::date and n.night >= $1::date and n.night < $2::date
     group by k.id, k.name, 2 order by k.name, 2`,
  );
}

/** Guests × nights in each month: beds that are sold, of koier that are no longer in use too. */
export function guestNights(period: Period): Promise<FigureRow[]> {
  return askYear(
    period,
    `select m.of, coalesce(sum(n.sold), 0)::integer as "guestNights"
     from ${MONTHS}
     left join (
       select date_trunc('month', n.night::timestamp)::date as first_day, sum(n.sold) as sold
       from koier k
       cross join lateral (
         select night, sold from nights where koie_id = k.id and night >= $1::date and night < $2::date offset 0
       ) n
       where ${ofKoie('k.id')}
       group by 1
     ) n on n.first_day = m.first_day
     group by m.of order by m.of`,
  );
}

/** Nights on which each koie was full, of those on which it was open, by today's number of beds. */
export function fullNights(period: Period): Promise<FigureRow[]> {
  return askYear(
    period,
    `select k.name as of,
       (count(*) filter (where n.sold > 0 and n.sold >= ${OPEN_BEDS}))::integer as "fullNights",
       ($2::date - $1::date - count(*) filter (where ${OPEN_BEDS} = 0))::integer as "openNights"
     from ${COUNTED_KOIER}
     left join nights n on n.koie_id = k.id and n.night >= $1::date and n.night < $2::date
     group by k.id, k.name order by 2 desc, k.name`,
  );
}

/**
 * Who has waited for beds at each koie for a stay that begins in the year, whatever became of it: `waited` times, for
 * `guests` beds. Who would take one of several koier counts at each of them.
 */
export function waited(period: Period): Promise<FigureRow[]> {
  return askYear(
    period,
    `with counted as (
       select chosen.koie_id, count(*) as waited, sum(w.guests) as guests
       from waiting_entries w cross join lateral unnest(w.koie_ids) chosen (koie_id)
       where w.arrival_date >= $1::date and w.arrival_date < $2::date
       group by 1
     )
     select k.name as of, coalesce(c.waited, 0)::integer as waited, coalesce(c.guests, 0)::integer as guests
     from ${COUNTED_KOIER} left join counted c on c.koie_id = k.id
     order by 2 desc, k.name`,
  );
}
