import { openClient } from '../../src/database/client.js';

const QUERIES = {
  columns: `select table_name, column_name, data_type, is_nullable, column_default, generation_expression
    from information_schema.columns where table_schema = 'public' order by 1, ordinal_position`,
  constraints: `select conrelid::regclass::text, conname, pg_get_constraintdef(oid)
    from pg_constraint where connamespace = 'public'::regnamespace order by 1, 2`,
  indexes: `select indexname, indexdef from pg_indexes where schemaname = 'public' order by 1`,
  triggers: `select tgrelid::regclass::text, tgname, pg_get_triggerdef(oid)
    from pg_trigger where not tgisinternal order by 1, 2`,
  functions: `select oid::regprocedure::text, pg_get_functiondef(oid)
    from pg_proc p where pronamespace = 'public'::regnamespace and prokind = 'f'
      and not exists (select from pg_depend d where d.objid = p.oid and d.classid = 'pg_proc'::regclass
        and d.deptype = 'e') order by 1`,
  relations: `select relname, relkind::text, reloptions from pg_class
    where relnamespace = 'public'::regnamespace order by 1`,
  views: `select viewname, definition from pg_views where schemaname = 'public' order by 1`,
  types: `select typname from pg_type where typnamespace = 'public'::regnamespace order by 1`,
};

/** Everything that migrations make in a database, but for the table of the migrations themselves. */
export async function describeSchema(url: string): Promise<Record<string, unknown[]>> {
  const client = await openClient(url, 'test');
  try {
    const parts = [];
    for (const [part, sql] of Object.entries(QUERIES)) {
      const { rows } = await client.query(sql);
      parts.push([part, rows.filter((row) => !JSON.stringify(row).includes('schema_migrations'))]);
    }
    return Object.fromEntries(parts);
  } finally {
    await client.end();
  }
}

/** Every row of every table, as text, but for the tables named. */
export async function everything(
  url: string,
  except: readonly string[] = [],
): Promise<Record<string, string[]>> {
  const client = await openClient(url, 'test');
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select relname as name from pg_class
       where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> all ($1) order by 1`,
      [['schema_migrations', ...except]],
    );
    const found: Record<string, string[]> = {};
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(`select t::text as row from ${name} t order by 1`);
      found[name] = rows.map(({ row }) => row);
    }
    return found;
  } finally {
    await client.end();
  }
}
