import pg from 'pg';
import { addDays, today } from '../../src/platform/clock.js';

/** A stay written as anybody with a connection could. Days are counted from today (Oslo). */
export interface SqlStay {
  koieId: number;
  from: number;
  to: number;
  guests: number;
  confirmed?: boolean;
}

/** Inserts a booking in plain SQL on a connection of its own choosing. */
export async function insertStay(client: pg.Client | pg.Pool, stay: SqlStay): Promise<number> {
  const { rows } = await client.query(
    `insert into bookings (koie_id, contact_email, arrival_date, departure_date, guests_member, guests_not_member,
       price_nok, confirmed_at)
     values ($1, 'ola@example.org', $2, $3, $4, 0, 40, case when $5 then now() end) returning id`,
    [
      stay.koieId,
      addDays(today(), stay.from),
      addDays(today(), stay.to),
      stay.guests,
      stay.confirmed ?? true,
    ],
  );
  return rows[0].id;
}

/** A koie written in plain SQL. */
export async function insertKoie(client: pg.Client | pg.Pool, beds: number): Promise<number> {
  const { rows } = await client.query(
    `with l as (insert into locations (latitude, longitude) values (63.1, 10.3) returning id),
       d as (insert into descriptions default values returning id)
     insert into koier (name, slug, number_of_beds, location_id, description_id)
     select 'Testkoia ' || l.id, 'testkoia-' || l.id, $1, l.id, d.id from l, d returning id`,
    [beds],
  );
  return rows[0].id;
}

/** The most beds occupied on any night of a koie, by bookings that occupy beds now. */
export async function fullestNight(client: pg.Client | pg.Pool, koieId: number): Promise<number> {
  const { rows } = await client.query(
    `select coalesce(max(beds), 0)::integer as most from (
       select n.night, sum(b.guests) as beds
       from bookings b, generate_series(b.arrival_date, b.departure_date - 1, interval '1 day') as n (night)
       where b.koie_id = $1 and b.cancelled_at is null
         and (b.confirmed_at is not null or b.payment_started_at is not null or b.hold_until > now())
       group by 1) nights`,
    [koieId],
  );
  return rows[0].most;
}

/** As many connections as asked for, each its own. */
export async function connections(url: string, count: number): Promise<pg.Client[]> {
  const clients = Array.from({ length: count }, () => new pg.Client({ connectionString: url }));
  await Promise.all(clients.map((client) => client.connect()));
  return clients;
}
