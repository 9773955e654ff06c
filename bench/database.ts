import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import pg from 'pg';
import { seedBase, seedBookings, seedDemo } from '../seeders/index.js';
import { connect } from '../src/database/connect.js';
import { openEmbedded } from '../src/database/embedded.js';
import { migrateUp } from '../src/database/migrate.js';
import { TOKEN_SECRET } from './servers.js';

const MEMBERS = 2_000;

/** A database with bookings to measure on, and tokens of people in it. */
export interface BenchDatabase {
  url: string;
  /** Of another database there, as superuser. */
  superuserUrl: string;
  pool: pg.Pool;
  tokens: Record<'board' | 'sit', string>;
  /** Of many members, since a new booking of one gives up the last. */
  memberTokens: string[];
  close(): Promise<void>;
}

/** A fresh PostgreSQL with the koier, the demo data, `bookings` more, 60 a day unless told, and `members` without any. */
export async function openBenchDatabase(
  bookings: number,
  perDay?: number,
  members = MEMBERS,
): Promise<BenchDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'koiene-bench-'));
  const embedded = await openEmbedded(folder);
  await migrateUp(embedded.url);
  const sequelize = connect(embedded.url);
  await seedBase();
  await seedDemo();
  await seedBookings(bookings, { perDay });
  await sequelize.close();
  const pool = new pg.Pool({ connectionString: embedded.url, max: 2 });
  await pool.query('vacuum analyze');
  return {
    url: embedded.url,
    superuserUrl: embedded.superuserUrl,
    pool,
    tokens: {
      board: await tokenOf(pool, 'board@koiene.no'),
      sit: await tokenOf(pool, 'sit_test@sit.no'),
    },
    memberTokens: await tokensOfMembers(pool, members),
    async close() {
      await pool.end();
      await embedded.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function tokenOf(pool: pg.Pool, email: string): Promise<string> {
  const { rows } = await pool.query('select ntnui_no from users where email = $1', [email]);
  return tokenFor(rows[0].ntnui_no);
}

async function tokensOfMembers(pool: pg.Pool, members: number): Promise<string[]> {
  const { rows } = await pool.query<{ ntnui_no: number }>(
    `insert into users (email, password_hash)
     select 'bench' || n || '@example.org', '' from generate_series(1, $1::integer) n returning ntnui_no`,
    [members],
  );
  return Promise.all(rows.map(({ ntnui_no: number }) => tokenFor(number)));
}

function tokenFor(ntnuiNo: number): Promise<string> {
  return new SignJWT({ token_type: 'access', user_id: ntnuiNo })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuedAt()
    .setExpirationTime('12 hours')
    .setJti(randomUUID())
    .sign(new TextEncoder().encode(TOKEN_SECRET));
}
