import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { projectRoot } from '../../config/index.js';
import { openClient } from './client.js';

const FOLDER = join(projectRoot, 'migrations');
const UP = '.up.sql';
const LOCK_KEY = 4_563_843_201;
const LOCK_TIMEOUT_MS = 60_000;
const UNDEFINED_TABLE = '42P01';
const LOCK_NOT_AVAILABLE = '55P03';

/** Anything that runs a query: a client or a pool of `pg`. */
interface Queryable {
  query(sql: string): Promise<{ rows: { name: string }[] }>;
}

/**
 * Applies the pending migrations (up to and including `to`), each in a transaction of its own, and returns the
 * names of those that this call applied. Any number of processes may do so at once: each migration is applied
 * by one of them.
 */
export async function migrateUp(url: string, { to }: { to?: string | undefined } = {}): Promise<string[]> {
  return onOwnConnection(url, async (client, done) => {
    if ((await pendingMigrations(client)).length === 0) return;
    await (await createMigrator(client, done)).up(to === undefined ? {} : { to });
  });
}

/**
 * Reverts the last applied migration, or all back to and including `to`. Returns their names, last first.
 * Throws when `to` is not an applied migration.
 */
export async function migrateDown(url: string, { to }: { to?: string | undefined } = {}): Promise<string[]> {
  return onOwnConnection(url, async (client, done) => {
    const applied = await appliedMigrations(client);
    if (to !== undefined && !applied.includes(to)) throw new Error(`${to} is not an applied migration`);
    if (applied.length > 0) await (await createMigrator(client, done)).down(to === undefined ? {} : { to });
  });
}

/** The names of the migrations that the database does not have yet, in order. */
export async function pendingMigrations(database: Queryable): Promise<string[]> {
  const [names, applied] = await Promise.all([migrationNames(), appliedMigrations(database)]);
  return names.filter((name) => !applied.includes(name));
}

/** The names of all migrations, in the order in which they are applied. */
export async function migrationNames(): Promise<string[]> {
  const files = await readdir(FOLDER);
  return files
    .filter((file) => file.endsWith(UP))
    .map((file) => file.slice(0, -UP.length))
    .sort();
}

async function appliedMigrations(database: Queryable): Promise<string[]> {
  try {
    const { rows } = await database.query('select name from schema_migrations order by name');
    return rows.map(({ name }) => name);
  } catch (error) {
    if (sqlStateOf(error) === UNDEFINED_TABLE) return [];
    throw error;
  }
}

async function onOwnConnection(
  url: string,
  run: (client: pg.Client, done: string[]) => Promise<void>,
): Promise<string[]> {
  const client = await openClient(url, 'koiene migrate');
  const done: string[] = [];
  try {
    await run(client, done);
    return done;
  } finally {
    await client.end();
  }
}

async function createMigrator(client: pg.Client, done: string[]) {
  // Loaded when there is something to migrate: it takes longer to load than the rest of a start.
  const { Umzug } = await import('umzug');
  const names = await migrationNames();
  return new Umzug({
    migrations: names.map((name) => ({
      name,
      up: () => step(client, name, 'up', done),
      down: () => step(client, name, 'down', done),
    })),
    storage: {
      executed: () => appliedMigrations(client),
      // Noted by the step itself, in its transaction.
      logMigration: async () => undefined,
      unlogMigration: async () => undefined,
    },
    logger: undefined,
  });
}

/**
 * One migration and the note that it is done, in one transaction. The lock is the transaction's rather than
 * the session's, so that it also holds through PgBouncer, and whoever waited for it looks again what is done.
 */
async function step(client: pg.Client, name: string, way: 'up' | 'down', done: string[]): Promise<void> {
  const sql = await readFile(join(FOLDER, `${name}.${way}.sql`), 'utf8');
  await client.query('begin');
  try {
    await lock(client);
    const isApplied = (await appliedMigrations(client)).includes(name);
    if (isApplied !== (way === 'up')) {
      await client.query(sql);
      await client.query(
        way === 'up'
          ? 'insert into schema_migrations (name) values ($1)'
          : 'delete from schema_migrations where name = $1',
        [name],
      );
      done.push(name);
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

async function lock(client: pg.Client): Promise<void> {
  await client.query(`set local lock_timeout = ${LOCK_TIMEOUT_MS}`);
  try {
    await client.query('select pg_advisory_xact_lock($1)', [LOCK_KEY]);
  } catch (error) {
    if (sqlStateOf(error) !== LOCK_NOT_AVAILABLE) throw error;
    throw new Error(
      `Another process has been migrating for ${LOCK_TIMEOUT_MS / 1000} seconds: try again later`,
    );
  }
  await client.query(
    `create table if not exists schema_migrations (
       name text not null,
       applied_at timestamptz not null default now(),
       constraint schema_migrations_pkey primary key (name)
     )`,
  );
}

function sqlStateOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
