import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../config/index.js';

/** Functions first: views are made of them. */
const FOLDERS = ['functions', 'views'].map((folder) => join(projectRoot, 'migrations', folder));

/** Anything that runs a query: a client or a pool of `pg`. */
interface Queryable {
  query(sql: string): Promise<{ rows: Record<string, unknown>[] }>;
}

/**
 * Gives the database the functions and views of `migrations/functions` and `migrations/views`, which hold the
 * current text of each, one a file. To be called in a transaction, when all migrations are applied.
 */
export async function applyFunctions(database: Queryable): Promise<void> {
  const files = await functionFiles();
  await dropViews(database);
  for (const { sql } of files) await database.query(sql);
  await database.query(`comment on table schema_migrations is '${markOf(files)}'`);
}

/** Whether the database has the functions and views of this version of the application. */
export async function hasFunctions(database: Queryable): Promise<boolean> {
  const { rows } = await database.query(
    `select obj_description(to_regclass('schema_migrations'), 'pg_class') as mark`,
  );
  return rows[0]?.mark === markOf(await functionFiles());
}

/** From now on `hasFunctions` says no: the tables may not be what the functions are for. */
export async function forgetFunctions(database: Queryable): Promise<void> {
  await database.query('comment on table schema_migrations is null');
}

/** Drops all views, since PostgreSQL does not change a column that a view shows. */
export async function dropViews(database: Queryable): Promise<void> {
  const { rows } = await database.query(
    `select quote_ident(viewname) as name from pg_views where schemaname = 'public'`,
  );
  for (const { name } of rows) await database.query(`drop view if exists ${name} cascade`);
}

/** The files with the text of a function or a view, in the order in which they are applied. */
export async function functionFiles(): Promise<{ name: string; sql: string }[]> {
  const found = await Promise.all(
    FOLDERS.map(async (folder) => {
      const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
      return Promise.all(
        names.map(async (name) => ({
          name: name.slice(0, -'.sql'.length),
          sql: await readFile(join(folder, name), 'utf8'),
        })),
      );
    }),
  );
  return found.flat();
}

function markOf(files: readonly { sql: string }[]): string {
  const hash = createHash('sha256');
  for (const { sql } of files) hash.update(sql);
  return `functions ${hash.digest('hex').slice(0, 16)}`;
}
