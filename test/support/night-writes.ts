import pg from 'pg';
import type { Dice } from '../../seeders/random.js';
import { addDays, today } from '../../src/platform/clock.js';
import { issueTokens } from '../../src/services/people/tokens.js';
import type { Panel, Visitor } from './panel.js';

/** What random writes are made with. */
export interface Writers {
  pool: pg.Pool;
  panel: Panel;
  board: Visitor;
  /** Their `ntnui_no`. */
  members: number[];
  koier: { id: number; slug: string }[];
}

const NIGHTS = 12;

/** A stay within the next days, or a little before today. */
function stayFrom(dice: Dice): { arrival: string; departure: string; guests: number } {
  const arrival = addDays(today(), dice.whole(-2, NIGHTS));
  return { arrival, departure: addDays(arrival, dice.whole(1, 4)), guests: dice.whole(1, 3) };
}

async function someOf(dice: Dice, pool: pg.Pool, table: 'bookings' | 'closures'): Promise<number> {
  const { rows } = await pool.query<{ id: number }>(`select id from ${table} order by id desc limit 60`);
  return rows.length > 0 ? dice.pick(rows).id : 0;
}

const OCCUPIED_BY = [
  'now()|null|now()',
  'null|now()|now()',
  "null|null|now() + interval '1 hour'",
  "null|null|clock_timestamp() + interval '40 milliseconds'",
  "null|null|now() - interval '1 minute'",
];

/** Values of confirmed_at, payment_started_at and hold_until. */
const takenBy = (dice: Dice) => dice.pick(OCCUPIED_BY).replaceAll('|', ', ');

/** What changes a booking, as SQL. */
const CHANGES: ((dice: Dice, writers: Writers) => string)[] = [
  () => 'cancelled_at = now()',
  () => 'cancelled_at = null',
  () => 'confirmed_at = coalesce(confirmed_at, now())',
  () => 'confirmed_at = null',
  () => 'payment_started_at = now()',
  () => 'payment_started_at = null',
  () => "hold_until = clock_timestamp() + interval '30 milliseconds'",
  () => "hold_until = now() - interval '1 second'",
  (dice) => `guests_member = ${dice.whole(1, 4)}`,
  (dice) => `arrival_date = arrival_date + ${dice.whole(-2, 2)}`,
  (dice) => `departure_date = departure_date + ${dice.whole(-2, 2)}`,
  (dice, { koier }) => `koie_id = ${dice.pick(koier).id}`,
];

/** Random writes of what takes beds, by the paths there are. A refusal is an answer; anything else is thrown. */
export const WRITES: Record<string, (dice: Dice, writers: Writers) => Promise<unknown>> = {
  'SQL inserts bookings': (dice, { pool, koier }) => {
    const rows = Array.from({ length: dice.whole(1, 3) }, () => {
      const { arrival, departure, guests } = stayFrom(dice);
      return `(${dice.pick(koier).id}, 'a@example.org', '${arrival}', '${departure}', ${guests}, 0, 0, ${takenBy(dice)})`;
    });
    return pool.query(
      `insert into bookings (koie_id, contact_email, arrival_date, departure_date, guests_member, guests_not_member,
         price_nok, confirmed_at, payment_started_at, hold_until) values ${rows.join(', ')}`,
    );
  },
  'SQL inserts a change that waits for its payment': async (dice, { pool, koier }) => {
    const { arrival, departure, guests } = stayFrom(dice);
    const taken = takenBy(dice).replace('now(), null', 'null, null');
    return pool.query(
      `insert into bookings (koie_id, contact_email, arrival_date, departure_date, guests_member, guests_not_member,
         price_nok, changes_booking_id, confirmed_at, payment_started_at, hold_until)
       values ($1, 'a@example.org', $2, $3, $4, 0, 0, $5, ${taken})`,
      [dice.pick(koier).id, arrival, departure, guests, await someOf(dice, pool, 'bookings')],
    );
  },
  'SQL changes bookings': async (dice, writers) => {
    const ids = [await someOf(dice, writers.pool, 'bookings'), await someOf(dice, writers.pool, 'bookings')];
    const change = dice.pick(CHANGES)(dice, writers);
    return writers.pool.query(`update bookings set ${change} where id = any ($1)`, [ids]);
  },
  'SQL deletes a booking': async (dice, { pool }) =>
    pool.query('delete from bookings where id = $1', [await someOf(dice, pool, 'bookings')]),
  'SQL closes nights': (dice, { pool, koier }) => {
    const { arrival, departure } = stayFrom(dice);
    return pool.query(
      'insert into closures (koie_id, first_night, last_night, beds, reason_nb) values ($1, $2, $3, $4, $5)',
      [dice.pick(koier).id, arrival, departure, dice.chance(0.5) ? dice.whole(1, 4) : null, 'Dugnad'],
    );
  },
  'SQL changes a closure': async (dice, { pool, koier }) => {
    const change = dice.pick([
      'beds = 2',
      'beds = null',
      'last_night = last_night + 1',
      'first_night = first_night - 1',
      `koie_id = ${dice.pick(koier).id}`,
    ]);
    return pool.query(`update closures set ${change} where id = $1`, [await someOf(dice, pool, 'closures')]);
  },
  'SQL opens nights': async (dice, { pool }) =>
    pool.query('delete from closures where id = $1', [await someOf(dice, pool, 'closures')]),
  'SQL writes and takes it back': async (_dice, writers) => {
    const client = await writers.pool.connect();
    try {
      await client.query('begin');
      await client.query(
        'update bookings set confirmed_at = null where id % 2 = 0 and changes_booking_id is null',
      );
      await client.query('delete from closures where id % 2 = 0');
    } finally {
      await client.query('rollback');
      client.release();
    }
  },
  'SQL deletes a koie with its closures': async (_dice, { pool }) => {
    const { rows } = await pool.query(
      `with l as (insert into locations (latitude, longitude) values (63.1, 10.3) returning id),
         d as (insert into descriptions default values returning id)
       insert into koier (name, slug, number_of_beds, location_id, description_id)
       select 'Kort ' || l.id, 'kort-' || l.id, 6, l.id, d.id from l, d returning id`,
    );
    await pool.query(
      `insert into closures (koie_id, first_night, last_night, beds, reason_nb)
       values ($1, oslo_today(), oslo_today() + 2, null, 'x'), ($1, oslo_today(), oslo_today() + 4, 2, 'y')`,
      [rows[0].id],
    );
    return pool.query('delete from koier where id = $1', [rows[0].id]);
  },
  'REST books': async (dice, { panel, members, koier }) => {
    const { arrival, departure, guests } = stayFrom(dice);
    const { status } = await fetch(`${panel.url}/koie/booking/`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${issueTokens(dice.pick(members)).access}`,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify({
        koie: dice.pick(koier).slug,
        arrival_date: arrival,
        departure_date: departure,
        guests_member: guests,
        guests_not_member: 0,
      }),
    });
    if (status >= 500) throw new Error(`POST /koie/booking/ answered ${status}`);
  },
  'the panel books': (dice, { board, koier }) => {
    const { arrival, departure, guests } = stayFrom(dice);
    return answered(
      board.create('bookings', {
        koieId: dice.pick(koier).id,
        guestName: 'Ola',
        contactEmail: 'ola@example.org',
        arrivalDate: arrival,
        departureDate: departure,
        guestsMember: guests,
        guestsNotMember: 0,
        settlement: 'free',
        settlementReason: 'Dugnad',
      }),
    );
  },
  'the panel cancels': async (dice, { board, pool }) =>
    answered(
      board.act('bookings', await someOf(dice, pool, 'bookings'), 'cancelBooking', { cancelReason: 'Syk' }),
    ),
  'the panel moves': async (dice, { board, pool, koier }) => {
    const { arrival, departure, guests } = stayFrom(dice);
    return answered(
      board.act('bookings', await someOf(dice, pool, 'bookings'), 'move', {
        koieId: dice.pick(koier).id,
        arrivalDate: arrival,
        departureDate: departure,
        guestsMember: guests,
        guestsNotMember: 0,
      }),
    );
  },
  'the panel closes nights': (dice, { board, koier }) => {
    const { arrival, departure } = stayFrom(dice);
    return answered(
      board.create('closures', {
        koieId: dice.pick(koier).id,
        firstNight: arrival,
        lastNight: departure,
        beds: dice.whole(1, 4),
        reasonNb: 'Dugnad',
      }),
    );
  },
  'the panel deletes a closure': async (dice, { board, pool }) =>
    answered(board.act('closures', await someOf(dice, pool, 'closures'), 'delete')),
  'SQL changes the beds of a koie': (dice, { pool, koier }) =>
    pool.query('update koier set number_of_beds = $1 where id = $2', [dice.whole(4, 9), dice.pick(koier).id]),
};

async function answered(answer: Promise<{ status: number }>): Promise<void> {
  const { status } = await answer;
  if (status >= 500) throw new Error(`the panel answered ${status}`);
}

const DEADLOCK = '40P01';

/** Makes a write. What PostgreSQL refuses by a constraint, or as one of two that wait for each other, is refused. */
export async function attempt(write: Promise<unknown>): Promise<void> {
  try {
    await write;
  } catch (error) {
    const code = error instanceof pg.DatabaseError ? error.code : undefined;
    if (!code?.startsWith('23') && code !== DEADLOCK) throw error;
  }
}

/** Nights on which `koie_nights` says something else than the stays and closures, counted one by one. */
export const NOT_AS_COUNTED = `
  with taking as materialized (
    select b.*, booking_occupies(confirmed_at, cancelled_at, hold_until, payment_started_at, now()) as takes
    from bookings b
  ), expected as (
    select k.id as koie_id, d.night,
      coalesce((select sum(b.guests) from taking b where b.koie_id = k.id and b.takes
        and b.changes_booking_id is null and d.night >= b.arrival_date and d.night < b.departure_date), 0)
      + coalesce((
        select sum(c.guests - coalesce((
          select least(b.guests, c.guests) from taking b where b.id = c.changes_booking_id and b.koie_id = k.id
            and b.takes and d.night >= b.arrival_date and d.night < b.departure_date), 0))
        from taking c where c.koie_id = k.id and c.takes and c.changes_booking_id is not null
          and d.night >= c.arrival_date and d.night < c.departure_date), 0) as occupied,
      least(k.number_of_beds, coalesce((select sum(coalesce(c.beds, k.number_of_beds)) from closures c
        where c.koie_id = k.id and d.night between c.first_night and c.last_night), 0)) as closed
    from koier k
    cross join (select oslo_today() - 6 + i as night from generate_series(0, 30) as i) as d
  )
  select e.*, n.occupied as told, n.closed as told_closed, n.free, k.number_of_beds
  from expected e
  join koier k on k.id = e.koie_id
  join koie_nights(array(select id from koier), oslo_today() - 6, oslo_today() + 25, now()) n
    on n.koie_id = e.koie_id and n.night = e.night
  where n.occupied <> e.occupied or n.closed <> e.closed
    or n.free <> greatest(0, k.number_of_beds - e.occupied - e.closed)
    or (n.night >= oslo_today() and n.occupied > n.beds and not exists (
      select from taking b where b.koie_id = e.koie_id and b.imported_oversold and b.takes
        and e.night >= b.arrival_date and e.night < b.departure_date))`;
