import type pg from 'pg';
import { DERIVED_TABLES } from '../database/derived.js';

/**
 * A table with the columns that can be written, in an order in which what it refers to comes before. Names read from
 * the catalogue are ready to be written into SQL; those in a file may be anything.
 */
export interface Table {
  name: string;
  columns: string[];
}

/** The table in which the migrations note themselves; umzug calls it its storage. */
export const MIGRATIONS_TABLE = 'schema_migrations';

/** Tables that migrations put rows into, which a backup brings too. */
export const FILLED_BY_MIGRATIONS: readonly string[] = [
  'fair_use_rules',
  'ledger_accounts',
  'terms',
  'terms_versions',
  'receipt_series',
];

/** The application's tables with rows of their own, but for that of the migrations. */
export async function listTables(client: pg.Client): Promise<Table[]> {
  const { rows: tables } = await client.query<{ name: string; columns: string[]; references: string[] }>(
    `select quote_ident(c.relname) as name,
       (select array_agg(quote_ident(a.attname) order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
       array(select quote_ident(f.relname) from pg_constraint k join pg_class f on f.oid = k.confrelid
             where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as "references"
     from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> all ($1)
     order by c.relname`,
    [[MIGRATIONS_TABLE, ...DERIVED_TABLES]],
  );
  const ordered: Table[] = [];
  const done = new Set<string>();
  while (ordered.length < tables.length) {
    const next = tables.filter(
      ({ name, references }) => !done.has(name) && references.every((to) => done.has(to)),
    );
    if (next.length === 0) throw new Error('The tables refer to each other in a circle');
    for (const { name, columns } of next) {
      ordered.push({ name, columns });
      done.add(name);
    }
  }
  return ordered;
}

/** A column whose numbers come from a sequence. All three are ready to be written into SQL. */
export interface Identity {
  table: string;
  column: string;
  sequence: string;
}

/** The identity columns of the application's tables. */
export async function listIdentities(client: pg.Client): Promise<Identity[]> {
  const { rows } = await client.query<Identity>(
    `select quote_ident(c.relname) as table, quote_ident(a.attname) as column,
       pg_get_serial_sequence(quote_ident(c.relname), a.attname) as sequence
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attidentity <> '' order by 1`,
  );
  return rows;
}

/** Rows in each table. */
export async function countRows(
  client: pg.Client,
  tables: readonly Table[],
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const { rows } = await client.query<{ count: string }>(`select count(*) from ${name}`);
    counts[name] = Number(rows[0]?.count ?? 0);
  }
  return counts;
}
