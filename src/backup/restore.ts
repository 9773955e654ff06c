import type pg from 'pg';
import { openClient } from '../database/client.js';
import { migrateDown, migrateUp, migrationNames } from '../database/migrate.js';
import { type BackupHeader, checkBackup } from './container.js';
import { checkInvariants } from './invariants.js';
import { loadRows } from './load-rows.js';
import { countRows, FILLED_BY_MIGRATIONS, listTables, MIGRATIONS_TABLE } from './tables.js';

/** The result of a restore. */
export interface RestoreOutcome {
  header: BackupHeader;
  rows: number;
  /** Newer migrations, applied afterwards. */
  migrated: string[];
}

/**
 * Fills an empty database from a backup, and checks that every row is there and that what must hold holds. The
 * rows come in one transaction, so that a run that is killed leaves the database empty. Throws when the file
 * is damaged, of an unknown version or from a newer application, when it was not signed with our secret and the
 * caller does not trust it, and when the database holds anything.
 */
export async function restore(
  url: string,
  path: string,
  { trust }: { trust: boolean },
): Promise<RestoreOutcome> {
  const backup = await checkBackup(path);
  const { header } = backup;
  if (!backup.isOurs && !trust)
    throw new Error(
      `${path} is not signed with the SESSION_SECRET of this installation: it was made with another one, or somebody ` +
        'else has made or changed it. If you know where it comes from, add --trust',
    );
  const known = await migrationNames();
  const unknown = header.migrations.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new Error(`${path} is from a newer version of the application, which has ${unknown.join(', ')}`);
  await requireEmpty(url);
  await migrateTo(url, header.migrations);
  await onClient(url, async (client) => {
    await client.query('begin');
    await loadRows(client, backup);
    await checkCounts(client, header);
    await client.query('commit');
    await client.query('vacuum (analyze)');
  });
  const migrated = await migrateUp(url);
  await onClient(url, checkInvariants);
  const rows = Object.values(header.counts).reduce((sum, count) => sum + count, 0);
  return { header, rows, migrated };
}

async function requireEmpty(url: string): Promise<void> {
  await onClient(url, async (client) => {
    const counts = await countRows(client, await listTables(client));
    const filled = Object.entries(counts).filter(
      ([name, count]) => count > 0 && !FILLED_BY_MIGRATIONS.includes(name),
    );
    if (filled.length === 0) return;
    const what = filled.map(([name, count]) => `${name} (${count})`).join(', ');
    throw new Error(`The database is not empty, and nothing was changed: ${what}`);
  });
}

/** Brings an empty database to just the migrations of a backup. */
async function migrateTo(url: string, migrations: readonly string[]): Promise<void> {
  const applied = await onClient(url, appliedMigrations);
  if (applied.join() === migrations.join()) return;
  await removeTables(url);
  const last = migrations.at(-1);
  if (last) await migrateUp(url, { to: last });
}

async function removeTables(url: string): Promise<void> {
  const [first] = await onClient(url, appliedMigrations);
  if (first) await migrateDown(url, { to: first });
  await onClient(url, (client) => client.query(`drop table if exists ${MIGRATIONS_TABLE}`));
}

async function appliedMigrations(client: pg.Client): Promise<string[]> {
  const { rows: tables } = await client.query(
    'select from pg_tables where schemaname = $1 and tablename = $2',
    ['public', MIGRATIONS_TABLE],
  );
  if (tables.length === 0) return [];
  const { rows } = await client.query<{ name: string }>(`select name from ${MIGRATIONS_TABLE} order by name`);
  return rows.map(({ name }) => name);
}

async function checkCounts(client: pg.Client, { counts }: BackupHeader): Promise<void> {
  const found = await countRows(client, await listTables(client));
  const wrong = Object.entries(counts).filter(([name, count]) => found[name] !== count);
  if (wrong.length === 0) return;
  const what = wrong.map(([name, count]) => `${name}: ${found[name] ?? 'no'} of ${count} rows`).join(', ');
  throw new Error(`The restored database does not have what the backup had: ${what}`);
}

async function onClient<T>(url: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await openClient(url, 'koiene restore');
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}
