import type pg from 'pg';
import { openClient } from './client.js';
import { DERIVED_TABLES } from './derived.js';
import { appliedMigrations, migrationNames, readStep } from './migrate.js';

/** Tables and columns that a statement of a down migration drops. */
const TABLE = /^\s*drop table (?:if exists )?(\w+)/i;
const ALTERED = /^\s*alter table (?:only )?(\w+)/i;
const COLUMN = /drop column (?:if exists )?(\w+)/gi;

/**
 * What `migrateDown` would take with it, for people: rows of tables (`bookings: 1799 rows`) and values of columns that
 * its steps drop. Empty when there is nothing in them.
 */
export async function lossesOfMigratingDown(
  url: string,
  { to }: { to?: string | undefined } = {},
): Promise<string[]> {
  const client = await openClient(url, 'koiene migrate');
  try {
    const [applied, known] = await Promise.all([appliedMigrations(client), migrationNames()]);
    const first = to === undefined ? applied.length - 1 : applied.indexOf(to);
    if (first < 0) return [];
    const reverted = applied.slice(first).filter((name) => known.includes(name));
    const steps = await Promise.all(reverted.map((name) => readStep(name, 'down')));
    return await countDropped(client, steps.join('\n'));
  } finally {
    await client.end();
  }
}

async function countDropped(client: pg.Client, sql: string): Promise<string[]> {
  const losses: string[] = [];
  const tables = new Set<string>();
  const columns: [string, string][] = [];
  for (const statement of sql.replace(/--.*$/gm, '').split(';')) {
    const table = TABLE.exec(statement)?.[1];
    if (table && !DERIVED_TABLES.includes(table)) tables.add(table);
    const altered = ALTERED.exec(statement)?.[1];
    if (altered) for (const [, column = ''] of statement.matchAll(COLUMN)) columns.push([altered, column]);
  }
  for (const table of tables) {
    const count = await countWhere(client, table, 'true');
    if (count > 0) losses.push(`${table}: ${count} rows`);
  }
  for (const [table, column] of columns) {
    if (tables.has(table)) continue;
    const count = await countWhere(client, table, `${column} is not null`);
    if (count > 0) losses.push(`${table}.${column}: ${count} values`);
  }
  return losses;
}

async function countWhere(client: pg.Client, table: string, condition: string): Promise<number> {
  const { rows } = await client.query<{ count: string }>(
    `select count(*) as count from ${table} where ${condition}`,
  );
  return Number(rows[0]?.count ?? 0);
}
