/**
 * The ceiling: `node:http` and `pg`, the same SQL on the same PostgreSQL, and nothing else. No framework, no
 * validation, no access control, no log. `GET /<number of the case>`, `POST /book/<koie id>`.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { addDays, today } from '../src/services/clock.js';
import { readCases } from './cases.js';

const pool = new pg.Pool({ connectionString: process.argv[2], max: 10 });
const cases = readCases();

async function book(koieId: number): Promise<unknown> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query("select set_config('koiene.actor', $1, true)", ['{"user": 1, "source": "api"}']);
    const booking = await client.query(
      `insert into bookings (koie_id, user_id, contact_email, arrival_date, departure_date, guests_member,
         guests_not_member, price_nok)
       select k.id, 1, 'kari@example.org', $2, $3, 1, 0, k.price_member from koier k where k.id = $1 returning *`,
      [koieId, addDays(today(), 1), addDays(today(), 2)],
    );
    const { id, price_nok: price } = booking.rows[0];
    await client.query('insert into payments (booking_id, price_nok) values ($1, $2) returning *', [
      id,
      price,
    ]);
    await client.query('commit');
    return booking.rows[0];
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

/** A reference that was drawn at random may be taken, one time in a thousand with a million bookings. */
async function bookAgain(koieId: number): Promise<unknown> {
  return book(koieId).catch((error) => (error.code === '23505' ? book(koieId) : Promise.reject(error)));
}

async function read(number: number): Promise<unknown> {
  const { sql, bind } = cases[number] ?? { sql: 'select 1', bind: [] };
  return (await pool.query(sql, bind)).rows;
}

const server = createServer((request, response) => {
  const [, first, koieId] = (request.url ?? '').split('/');
  const answer = first === 'book' ? bookAgain(Number(koieId)) : read(Number(first));
  request.resume();
  answer.then(
    (body) => response.setHeader('Content-Type', 'application/json').end(JSON.stringify(body)),
    (error: Error) => response.writeHead(500).end(error.message),
  );
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`listening on ${(server.address() as AddressInfo).port}\n`);
});
