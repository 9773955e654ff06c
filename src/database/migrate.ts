import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { DatabaseError } from 'sequelize';
import { projectRoot } from '../../config/index.js';
import { openClient } from './client.js';
import { applyFunctions, dropViews, forgetFunctions, hasFunctions } from './functions.js';

const FOLDER = join(projectRoot, 'migrations');
const UP = '.up.sql';
const LOCK_KEY = 4_563_843_201;
const LOCK_TIMEOUT_MS = 60_000;
const UNDEFINED_TABLE = '42P01';
/** A view stands in the way: it shows the column that is changed, or the table that is dropped. */
const VIEW_IN_THE_WAY = ['0A000', '2BP01'];
const LOCK_NOT_AVAILABLE = '55P03';

/** Listed as pending when a function or a view differs from its file. */
const FUNCTIONS = 'functions';

/** Anything that runs a query: a client or a pool of `pg`. */
interface Queryable {
  query(sql: string): Promise<{ rows: Record<string, unknown>[] }>;
}

/**
 * Applies the pending migrations (up to and including `to`), each in a transaction of its own, and returns the
 * names of those that this call applied. Any number of processes may do so at once: each migration is applied
 * by one of them. With the last one come the functions and views as their files have them, also when only these
 * have changed: then `functions` is what was applied. Throws when the database is from a newer build.
 */
export async function migrateUp(url: string, { to }: { to?: string | undefined } = {}): Promise<string[]> {
  return onOwnConnection(url, async (client, done) => {
    await requireKnown(client);
    const pending = await pendingMigrations(client);
    if (pending.length === 0) return;
    if (pending.includes(FUNCTIONS)) await inTransaction(client, () => changedFunctions(client, done));
    else await (await createMigrator(client, done)).up(to === undefined ? {} : { to });
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

/**
 * The names of the migrations that the database does not have yet, in order; `functions` when it has them all, but
 * not the functions and views of this version of the application.
 */
export async function pendingMigrations(database: Queryable): Promise<string[]> {
  const { pending } = await compareMigrations(database);
  return pending.length > 0 || (await hasFunctions(database)) ? pending : [FUNCTIONS];
}

/** The migrations that a database lacks, and those that it has from a newer build; both in order. */
export interface MigrationDifference {
  pending: string[];
  unknown: string[];
}

/** How the migrations of a database differ from those that this build has been written for. */
export async function compareMigrations(database: Queryable): Promise<MigrationDifference> {
  const [names, applied] = await Promise.all([migrationNames(), appliedMigrations(database)]);
  return {
    pending: names.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !names.includes(name)),
  };
}

let namesOfThisBuild: Promise<string[]> | undefined;

/**
 * The names of all migrations, in the order in which they are applied. Read once: files that come later belong to a
 * build that is not running yet.
 */
export function migrationNames(): Promise<string[]> {
  namesOfThisBuild ??= readNames();
  return namesOfThisBuild;
}

async function readNames(): Promise<string[]> {
  const files = await readdir(FOLDER);
  return files
    .filter((file) => file.endsWith(UP))
    .map((file) => file.slice(0, -UP.length))
    .sort();
}

/** Throws when the database is from a newer build than this one. */
export async function requireKnown(database: Queryable): Promise<void> {
  const { unknown } = await compareMigrations(database);
  if (unknown.length > 0)
    throw new Error(
      `The database is from a newer version of the application, which has ${unknown.join(', ')}`,
    );
}

/** The names of the migrations that a database has, in order; none when it has no tables. */
export async function appliedMigrations(database: Queryable): Promise<string[]> {
  try {
    const { rows } = await database.query('select name from schema_migrations order by name');
    return rows.map(({ name }) => String(name));
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

/** One migration and the note that it is done, in one transaction. */
async function step(client: pg.Client, name: string, way: 'up' | 'down', done: string[]): Promise<void> {
  const sql = await readStep(name, way);
  await inTransaction(client, async () => {
    const isApplied = (await appliedMigrations(client)).includes(name);
    if (isApplied === (way === 'up')) return;
    await runWithoutViewsInTheWay(client, sql);
    await client.query(
      way === 'up'
        ? 'insert into schema_migrations (name) values ($1)'
        : 'delete from schema_migrations where name = $1',
      [name],
    );
    done.push(name);
    if (way === 'down') await forgetFunctions(client);
    else if ((await pendingMigrations(client)).includes(FUNCTIONS)) await applyFunctions(client);
  });
}

/** Runs a migration. When a view stands in its way all are dropped first: with the last migration they are made again. */
export async function runWithoutViewsInTheWay(client: pg.Client, sql: string): Promise<void> {
  await client.query('savepoint migration');
  try {
    await client.query(sql);
  } catch (error) {
    if (!VIEW_IN_THE_WAY.includes(String(sqlStateOf(error)))) throw error;
    await client.query('rollback to savepoint migration');
    await dropViews(client);
    await client.query(sql);
  }
}

async function changedFunctions(client: pg.Client, done: string[]): Promise<void> {
  if (await hasFunctions(client)) return;
  await applyFunctions(client);
  done.push(FUNCTIONS);
}

/**
 * One after the other, whatever processes do so. The lock is the transaction's rather than the session's, so that it
 * also holds through PgBouncer, and whoever waited for it has to look again what is done.
 */
async function inTransaction(client: pg.Client, run: () => Promise<void>): Promise<void> {
  await client.query('begin');
  try {
    await lock(client);
    await run();
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

/** The SQL of a migration's way up or down. */
export function readStep(name: string, way: 'up' | 'down'): Promise<string> {
  return readFile(join(FOLDER, `${name}.${way}.sql`), 'utf8');
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

/** Of an error of `pg`, also inside one of Sequelize's. */
function sqlStateOf(error: unknown): unknown {
  if (error instanceof DatabaseError) return sqlStateOf(error.parent);
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
