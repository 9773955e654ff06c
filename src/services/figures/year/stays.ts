import { KINDS, kindIn, movements } from '../../treasury/index.js';
import { askYear, dayOf, type FigureRow, MONTHS, ofKoie, type Period } from './period.js';

/** Stays that take place and begin in the year, of `booking_details b`. */
const STAYS = `b.stands and b.arrival_date >= $1::date and b.arrival_date < $2::date and ${ofKoie('b.koie_id')}`;

/** The upper ends of groups of days between booking and arrival; what is above is the last group. */
const LEAD_DAYS = [0, 2, 6, 13, 29];
const LEAD_GROUPS = ['0', '1–2', '3–6', '7–13', '14–29', '30+'];
const LONGEST_GROUP = 7;

/** Stays by the days from booking to arrival, in groups such as `7–13`; the `share` of all is in per cent. */
export function leadTime(period: Period): Promise<FigureRow[]> {
  const group = LEAD_DAYS.map((days, index) => `when l.days <= ${days} then ${index}`).join(' ');
  return askYear(
    period,
    `with counted as (
       select case ${group} else ${LEAD_DAYS.length} end as place, count(*) as stays
       from booking_details b cross join lateral (select b.arrival_date - ${dayOf('b.created_at')} as days) l
       where ${STAYS} group by 1
     )
     select g.of, ${SHARES}
     from unnest(array[${LEAD_GROUPS.map((text) => `'${text}'`).join(', ')}]) with ordinality g (of, place)
     left join counted c on c.place = g.place - 1
     order by g.place`,
  );
}

/** Stays by their nights; seven and more are one group, `7+`. The `share` of all is in per cent. */
export function stayLength(period: Period): Promise<FigureRow[]> {
  return askYear(
    period,
    `with counted as (
       select least(${LONGEST_GROUP}, b.departure_date - b.arrival_date) as nights, count(*) as stays
       from booking_details b where ${STAYS} group by 1
     )
     select case when g < ${LONGEST_GROUP} then g::text else g || '+' end as of, ${SHARES}
     from generate_series(1, ${LONGEST_GROUP}) g left join counted c on c.nights = g
     order by g`,
  );
}

const SHARES = `coalesce(c.stays, 0)::integer as stays,
  round(100.0 * coalesce(c.stays, 0) / nullif(sum(c.stays) over (), 0), 1)::float as share`;

/** Guest-nights of members and of others, by the month of arrival; the `share` of members is in per cent. */
export function members(period: Period): Promise<FigureRow[]> {
  return askYear(
    period,
    `with counted as (
       select date_trunc('month', b.arrival_date::timestamp)::date as first_day,
         sum(b.guests_member * (b.departure_date - b.arrival_date)) as members,
         sum(b.guests_not_member * (b.departure_date - b.arrival_date)) as others
       from booking_details b where ${STAYS} group by 1
     )
     select m.of, coalesce(c.members, 0)::integer as members, coalesce(c.others, 0)::integer as others,
       round(100.0 * c.members / nullif(c.members + c.others, 0), 1)::float as share
     from ${MONTHS} left join counted c on c.first_day = m.first_day
     order by m.of`,
  );
}

/**
 * Confirmed bookings by the month of arrival, those of them that were cancelled, and of these by guests on their own page; the
 * `share` is in per cent. `givenBack` is what went back of all bookings of the month, whole NOK, above 0.
 */
export function cancelled(period: Period): Promise<FigureRow[]> {
  return askYear(
    period,
    `with counted as (
       select date_trunc('month', b.arrival_date::timestamp)::date as first_day, count(*) as booked,
         count(*) filter (where b.cancelled_at is not null) as cancelled,
         count(*) filter (where b.cancelled_by_guest) as by_guests
       from bookings b
       where b.confirmed_at is not null and b.arrival_date >= $1::date and b.arrival_date < $2::date
         and ${ofKoie('b.koie_id')}
       group by 1
     ), returned as (
       select date_trunc('month', v.arrival_date::timestamp)::date as first_day, -sum(v.amount_ore) / 100 as nok
       from (${movements('arrival')}) v where ${kindIn('v.kind', KINDS.givenBack)} and ${ofKoie('v.koie_id')}
       group by 1
     )
     select m.of, coalesce(c.booked, 0)::integer as booked, coalesce(c.cancelled, 0)::integer as cancelled,
       coalesce(c.by_guests, 0)::integer as "byGuests",
       round(100.0 * c.cancelled / nullif(c.booked, 0), 1)::float as share,
       coalesce(r.nok, 0)::integer as "givenBack"
     from ${MONTHS} left join counted c on c.first_day = m.first_day left join returned r on r.first_day = m.first_day
     order by m.of`,
  );
}
