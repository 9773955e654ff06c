/**
 * The ceilings: `node:http` and `pg` on the same PostgreSQL, and nothing else. No framework, no validation, no access
 * control, no log. With the app's own SQL, sent as text each time: `GET /same/<number of the case>`,
 * `POST /same/<koie id>`. With lean SQL that is prepared by name: `/lean/…`.
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

async function book(koieId: number, isLean: boolean): Promise<unknown> {
  const [actor, price] = ['{"user": 1, "source": "api"}', 200];
  const stay = [addDays(today(), 1), addDays(today(), 2), 1, 0];
  turn += 1;
  const member = members[turn % members.length]?.id;
  const values = [actor, koieId, member, 'kari@example.org', ...stay, price, '[]', null, true];
  const { rows } = await pool.query({ ...(isLean && { name: 'book' }), text: BOOK_SQL, values });
  return rows[0];
}

/** A reference that was drawn at random may be taken, one time in a thousand with a million bookings. */
async function bookAgain(koieId: number, isLean: boolean): Promise<unknown> {
  return book(koieId, isLean).catch((error) =>
    error.code === '23505' ? book(koieId, isLean) : Promise.reject(error),
  );
}

async function read(number: number, isLean: boolean): Promise<unknown> {
  const found = cases[number];
  if (!found) throw new Error(`there is no case ${number}`);
  const { sql: text, bind: values } = isLean ? found.lean : found;
  return (await pool.query({ ...(isLean && { name: `case ${number}` }), text, values })).rows;
}

const server = createServer((request, response) => {
  const [, mode, number] = (request.url ?? '').split('/');
  const answer = (request.method === 'POST' ? bookAgain : read)(Number(number), mode === 'lean');
  request.resume();
  answer.then(
    (body) => response.setHeader('Content-Type', 'application/json').end(JSON.stringify(body)),
    (error: Error) => response.writeHead(500).end(error.message),
  );
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`listening on ${(server.address() as AddressInfo).port}\n`);
});
