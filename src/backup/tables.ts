import type pg from 'pg';

/** A table with the columns that can be written, in an order in which what it refers to comes before. */
export interface Table {
  name: string;
  columns: string[];
}

/** What umzug would call its storage; made by the migrations themselves. */
export const MIGRATIONS_TABLE = 'schema_migrations';

/** The application's tables, but for that of the migrations. */
export async function listTables(client: pg.Client): Promise<Table[]> {
  const { rows: tables } = await client.query<{ name: string; columns: string[]; references: string[] }>(
    `select c.relname as name,
       (select array_agg(quote_ident(a.attname) order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
       array(select f.relname::text from pg_constraint k join pg_class f on f.oid = k.confrelid
             where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as "references"
     from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> $1
     order by c.relname`,
    [MIGRATIONS_TABLE],
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
