import { EQUIPMENT } from '../../src/models/index.js';
import { snakeCase } from '../../src/platform/naming.js';

/**
 * The statements of the load seeder. Beds are never oversold by construction: every koie's beds are dealt out
 * to «lanes», and a lane has one stay at a time, of at most as many guests as its share of the beds that are
 * left on each of its nights. The shares of all lanes of a koie make up exactly what is left.
 */

/** Twice the stays a day: a lane of one-night stays has one arrival a day, a lane of two-night stays half. */
const halvesOf = (perDay: number) => 2 * perDay;

/** At most half of a koie's beds (rounded up) become lanes, so that each has a share beside the demo data. */
export const createLanes = (perDay: number) => `
  create temp table seed_lanes on commit drop as
  with lane as (
    select k.id as koie_id, k.number_of_beds as beds, k.price_member, k.price_not_member, place,
      (select max(v.id) from terms_versions v where v.terms_id = k.terms_id) as terms_version_id,
      row_number() over (order by place, k.id) as number
    from koier k cross join lateral generate_series(0, (k.number_of_beds + 1) / 2 - 1) as place
    where k.in_use
  )
  select *, count(*) over (partition by koie_id) as koie_lanes,
    case when number <= ${halvesOf(perDay)} - count(*) over () then 1 else 2 end as nights
  from lane where number <= ${halvesOf(perDay)}`;

/** The things that reports of these stays find in order. */
const IN_ORDER = [...EQUIPMENT.map(snakeCase), 'boat_status', 'canoe_status', 'life_jackets_status'];

/** Nights on which something is booked or closed already, with what is left. $1: the end, exclusive. */
export const CREATE_TAKEN = `
  create temp table seed_taken on commit drop as
  select koie_id, night, occupied, free
  from koie_nights(
    array(select id from koier), (select least(min(arrival_date), $1::date) from bookings), $1::date, now()
  )
  where occupied > 0 or closed > 0`;

/** The lanes and the nights that are taken are small beside the bookings, but joined with them many times. */
export const INDEX_TAKEN = [
  'create index on seed_taken (koie_id, night)',
  'analyze seed_lanes',
  'analyze seed_taken',
];

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const REFERENCES = 31 ** 6;
/** Shares no factor with 31, so that serial numbers become different references. */
const SCRAMBLER = 461_845_907;

/** A character of the reference, as SQL. */
function character(position: number): string {
  return `substr('${ALPHABET}', (1 + code / ${31 ** position} % 31)::integer, 1)`;
}

/**
 * Adds the stays that arrive from day $1 back to day $2, the latest first, at most $3 of them, leaving until
 * day $4, with payments and some reports. $5: the users they are booked on. $6: a shift of the serial
 * numbers, so that another run draws other references; one that is taken already leaves its stay out.
 */
export const addStaysOf = (perDay: number) => `
  with candidate as (
    select l.*, day, u.ids[1 + serial % cardinality(u.ids)] as user_id,
      serial * ${SCRAMBLER} % ${REFERENCES} as code,
      hashint8extended(serial, 0) & 9223372036854775807 as draw,
      left_beds / koie_lanes + case when place < left_beds % koie_lanes then 1 else 0 end as share
    from seed_lanes l
    cross join lateral (
      select $1::date - i as day, ($1::date - i - date '1800-01-01')::bigint * ${halvesOf(perDay)} + number + $6
        as serial
      from generate_series(0, $1::date - $2::date) as i
    ) as d
    left join seed_taken first on first.koie_id = l.koie_id and first.night = day
    left join seed_taken second on second.koie_id = l.koie_id and second.night = day + 1 and l.nights = 2
    cross join lateral (select least(coalesce(first.free, beds), coalesce(second.free, beds)) as left_beds) as n
    cross join (select $5::integer[] as ids) as u
    where (l.nights = 1 or (day - date '1800-01-01' + number) % 2 = 0) and day + l.nights <= $4::date
  ), sized as (
    select *, (1 + draw % share)::integer as guests,
      ${[0, 1, 2, 3, 4, 5].map(character).join(' || ')} as reference,
      least(
        (day - (draw / 64 % (15 - nights))::integer + time '06:00') at time zone 'Europe/Oslo'
          + (draw / 1024 % 900) * interval '1 minute',
        now() - interval '1 hour'
      ) as created_at
    from candidate where share > 0
  ), stay as (
    select *, (draw / 4096 % (guests + 1))::integer as others from sized
    where not exists (select from bookings b where b.reference = sized.reference)
    order by day desc, number limit $3
  ), booking as (
    insert into bookings (
      reference, user_id, contact_email, koie_id, arrival_date, departure_date, guests_member,
      guests_not_member, key_status, created_at, hold_until, confirmed_at, price_nok, received_ore,
      terms_version_id, price_member, price_not_member
    )
    select reference, user_id, coalesce(nullif(u.contact_email, ''), u.email), koie_id, day, day + nights,
      guests - others, others,
      case when day + nights < oslo_today() then 'delivered' when day < oslo_today() then 'picked_up'
        else 'not_picked_up' end,
      created_at, created_at + hold_length(), created_at + interval '3 minutes',
      price, price * 100, terms_version_id, price_member, price_not_member
    from stay
    cross join lateral (
      select nights * ((guests - others) * price_member + others * price_not_member) as price
    ) as priced
    join users u on u.ntnui_no = user_id
    returning id, koie_id, arrival_date, departure_date, price_nok, created_at, confirmed_at
  ), payment as (
    insert into payments (
      booking_id, amount_ore, state, attempt, token_id, payment_intent_id, charge_id, stripe_status, created_at,
      settled_at
    )
    select id, price_nok * 100, 'succeeded', 1, 'tok_visa', 'pi_load_' || id, 'ch_load_' || id,
      'succeeded', created_at, confirmed_at
    from booking where price_nok > 0
  ), report as (
    insert into reports (booking_id, koie_id, stay_date, created_on, firewood, chopped_up_wood,
      smoke_detector_is_working, gas_is_full, ${IN_ORDER.join(', ')})
    select id, koie_id, arrival_date, departure_date, 2 + id % 3, 2 + id / 3 % 3, true, true,
      ${IN_ORDER.map(() => 0).join(', ')}
    from booking where departure_date < oslo_today() and id % 5 < 2
  )
  select count(*)::integer as added from booking`;

/** Nights with more guests than beds that were not so before. */
export const OVERSOLD_NIGHTS = `
  select count(*)::integer as nights
  from koie_nights(
    array(select id from koier), (select min(arrival_date) from bookings),
    (select max(departure_date) from bookings), now()
  ) n
  left join seed_taken t on t.koie_id = n.koie_id and t.night = n.night
  where n.occupied > n.beds and coalesce(t.occupied, 0) <= n.beds`;
