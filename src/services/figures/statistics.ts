import { QueryTypes } from 'sequelize';
import { database } from '../../models/index.js';
import { INCOME, kindIn, movements } from '../treasury/index.js';

/** The figures of a month. */
export interface MonthFigures {
  /** `YYYY-MM`. */
  month: string;
  /** Guests × nights of confirmed stays within the month. */
  guestNights: number;
  /** Beds × nights of the koier in use; closures are not taken out. */
  bedNights: number;
  /** Money received for the stays that arrive in the month, cancelled ones too, less what went back: `INCOME`. Whole NOK. */
  incomeNok: number;
  /** Money that the confirmed stays still owe: invoices, and cards still to be charged. Whole NOK. */
  unpaidNok: number;
}

/** The years in which stays begin, latest first: what figures can be of. Found at the ends of an index. */
export async function yearsOfStays(): Promise<number[]> {
  const [found] = await database().query<{ first: number | null; last: number | null }>(
    `select extract(year from min(arrival_date))::integer as first, extract(year from max(arrival_date))::integer as last
     from bookings`,
    { type: QueryTypes.SELECT },
  );
  const { first, last } = found ?? {};
  if (!first || !last) return [];
  return Array.from({ length: last - first + 1 }, (_, index) => last - index);
}

/** Stays that take place, of the koie `$3` when there is one. No stay is longer than 366 nights. */
const COUNTED = `b.stands and ($3::integer is null or b.koie_id = $3)`;

const FIRST_DAY = '(select min(first_day) from months)';
const END_DAY = '(select max(end_day) from months)';

/**
 * The `count` months up to and with the one of `day` (Oslo day), oldest first; of one koie when its id is given.
 * One statement, which sums the bookings of those months.
 */
export function monthFigures(day: string, count: number, koieId?: number): Promise<MonthFigures[]> {
  return database().query<MonthFigures>(
    `with months as materialized (
       select m::date as first_day, (m + interval '1 month')::date as end_day
       from generate_series(date_trunc('month', $1::date::timestamp) - ($2 - 1) * interval '1 month',
         date_trunc('month', $1::date::timestamp), interval '1 month') m
     ), stays as materialized (
       select m.first_day, m.end_day, b.arrival_date, b.departure_date, b.guests, b.owed_nok
       from months m
       join booking_details b on b.arrival_date >= m.first_day and b.arrival_date < m.end_day
       where ${COUNTED}
     ), spilling as (
       select arrival_date, departure_date, guests, end_day as from_day from stays where departure_date > end_day
       union all
       select b.arrival_date, b.departure_date, b.guests, (select min(first_day) from months)
       from booking_details b
       where ${COUNTED} and b.arrival_date < (select min(first_day) from months)
         and b.arrival_date >= (select min(first_day) from months) - 366
         and b.departure_date > (select min(first_day) from months)
     ), spilled as (
       select m.first_day, sum(s.guests * (least(s.departure_date, m.end_day) - m.first_day)) as guest_nights
       from months m
       join spilling s on s.from_day <= m.first_day and s.departure_date > m.first_day
       group by m.first_day
     ), arrived as (
       select first_day, sum(guests * (least(departure_date, end_day) - arrival_date)) as guest_nights,
         sum(owed_nok) as unpaid
       from stays group by first_day
     ), received as (
       select date_trunc('month', v.arrival_date::timestamp)::date as first_day, sum(v.amount_ore) / 100 as income
       from (${movements('arrival', FIRST_DAY, END_DAY)}) v
       where ${kindIn('v.kind', INCOME)} and ($3::integer is null or v.koie_id = $3)
       group by 1
     )
     select to_char(m.first_day, 'YYYY-MM') as month,
       (coalesce(a.guest_nights, 0) + coalesce(s.guest_nights, 0))::integer as "guestNights",
       ((m.end_day - m.first_day) * k.beds)::integer as "bedNights",
       coalesce(r.income, 0)::integer as "incomeNok",
       coalesce(a.unpaid, 0)::integer as "unpaidNok"
     from months m
     cross join (
       select coalesce(sum(number_of_beds), 0) as beds from koier
       where case when $3::integer is null then in_use else id = $3 end
     ) k
     left join arrived a on a.first_day = m.first_day
     left join spilled s on s.first_day = m.first_day
     left join received r on r.first_day = m.first_day
     order by m.first_day`,
    { bind: [day, count, koieId ?? null], type: QueryTypes.SELECT },
  );
}
