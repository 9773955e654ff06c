/**
 * The ceiling: `node:http` and `pg`, the same SQL on the same PostgreSQL, and nothing else. No framework, no
 * validation, no access control, no log. `GET /<number of the case>`, `POST /book/<koie id>`.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { addDays, today } from '../src/platform/clock.js';
import { BOOK_SQL } from '../src/services/bookings/book.js';
import { readCases } from './cases.js';

const pool = new pg.Pool({ connectionString: process.argv[2], max: 10 });
const cases = readCases();
/** Members take turns, as at the app. */
const { rows: members } = await pool.query<{ id: number }>(
  `select ntnui_no as id from users where email like 'bench%'`,
);
let turn = 0;

async function book(koieId: number): Promise<unknown> {
  const [actor, price] = ['{"user": 1, "source": "api"}', 200];
  const stay = [addDays(today(), 1), addDays(today(), 2), 1, 0];
  turn += 1;
  const member = members[turn % members.length]?.id;
  const values = [actor, koieId, member, 'kari@example.org', ...stay, price, '[]', null];
  const { rows } = await pool.query(BOOK_SQL, values);
  return rows[0];
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
