import { openClient } from '../../database/client.js';
import type { DjangoRow, DjangoSource, JsonValue } from './row.js';

const ROWS_AT_ONCE = 2_000;
/** Columns that refer to another row; Django's field has the name without `_id`. */
const REFERENCES = [
  'user',
  'koie',
  'member',
  'group',
  'description',
  'location',
  'booking',
  'booking_payment',
  'transaction',
  'membership',
];

interface OldTable {
  name: string;
  model: string;
  key: string;
  rows: number;
}

/**
 * The tables of a Django system, read in one read-only transaction: what
 * is written there meanwhile is not seen. `applications` are the Django applications whose tables are wanted.
 */
export function databaseSource(url: string, applications: readonly string[]): DjangoSource {
  let read = 0;
  let total = 0;
  return {
    name: addressWithoutPassword(url),
    progress: () => (total === 0 ? 0 : Math.min(1, read / total)),
    async *rows() {
      const client = await openClient(url, 'koiene import');
      try {
        await client.query('begin transaction isolation level repeatable read read only');
        const tables = await findTables((sql, values) => client.query(sql, values), applications);
        if (tables.length === 0)
          throw new Error(`${addressWithoutPassword(url)} has no tables of ${applications.join(', ')}`);
        total = tables.reduce((sum, { rows }) => sum + rows, 0);
        for (const table of tables) {
          // to_jsonb writes dates, times and uuids as text, as dumpdata does.
          await client.query(
            `declare old_rows no scroll cursor for select to_jsonb(t) as row from "${table.name}" t order by "${table.key}"`,
          );
          for (;;) {
            const { rows } = await client.query<{ row: Record<string, JsonValue> }>(
              `fetch ${ROWS_AT_ONCE} from old_rows`,
            );
            if (rows.length === 0) break;
            for (const { row } of rows) {
              read += 1;
              yield djangoRow(table, row);
            }
          }
          await client.query('close old_rows');
        }
      } finally {
        await client.end();
      }
    },
  };
}

type Ask = (sql: string, values?: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>;

/** Tables with a key of one column; Django's tables between two models have one too, named id. */
async function findTables(ask: Ask, applications: readonly string[]): Promise<OldTable[]> {
  const { rows } = await ask(
    `select c.relname as name, a.attname as key
     from pg_class c
     join pg_index i on i.indrelid = c.oid and i.indisprimary and i.indnkeyatts = 1
     join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
     where c.relkind = 'r' and pg_table_is_visible(c.oid) and c.relname ~ $1
     order by c.relname`,
    [`^(${applications.join('|')})_`],
  );
  const tables: OldTable[] = [];
  for (const { name, key } of rows as { name: string; key: string }[]) {
    const application = applications.find((prefix) => name.startsWith(`${prefix}_`)) ?? '';
    const counted = await ask(`select count(*)::integer as rows from "${name}"`);
    tables.push({
      name,
      key,
      model: `${application}.${name.slice(application.length + 1)}`,
      rows: Number(counted.rows[0]?.rows ?? 0),
    });
  }
  return tables;
}

function djangoRow({ model, key }: OldTable, row: Record<string, JsonValue>): DjangoRow {
  const fields: Record<string, JsonValue> = {};
  for (const [column, value] of Object.entries(row)) {
    if (column === key) continue;
    const field = column.replace(/_id$/, '');
    fields[field !== column && REFERENCES.includes(field) ? field : column] = value;
  }
  return { model, pk: row[key] ?? null, fields };
}

/** A database's address as it may be shown. */
export function addressWithoutPassword(url: string): string {
  const address = new URL(url);
  return `${address.host}${address.pathname}`;
}
