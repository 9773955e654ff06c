import { QueryTypes } from 'sequelize';
import { database } from '../models/index.js';

/** The effect that deleting records has on the records of another table that refer to it. */
export interface Consequence {
  resource: string;
  count: number;
  /** Deleted too, only no longer linked, or in the way of deleting. */
  effect: 'deleted' | 'unlinked' | 'refused';
  /** The keys of those to be deleted that they refer to. */
  of: string[];
}

interface ForeignKey {
  table: string;
  column: string;
  onDelete: 'a' | 'r' | 'c' | 'n' | 'd';
}

const EFFECTS = { a: 'refused', r: 'refused', c: 'deleted', n: 'unlinked', d: 'unlinked' } as const;
/** Only tells how tables are joined up; nobody misses it. */
const INTERNAL = ['bed_locks', 'nights', 'idempotency_keys', 'terms_versions'];

/** The effects of deleting records on other tables, read from the database's own foreign keys. */
export async function consequencesOfDeleting(table: string, keys: readonly string[]): Promise<Consequence[]> {
  const foreignKeys = await database().query<ForeignKey>(
    `select c.conrelid::regclass::text as table, a.attname as column, c.confdeltype as "onDelete"
     from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
     where c.contype = 'f' and c.confrelid = $1::regclass order by 1, 2`,
    { bind: [table], type: QueryTypes.SELECT },
  );
  const consequences: Consequence[] = [];
  for (const { table: resource, column, onDelete } of foreignKeys) {
    if (INTERNAL.includes(resource)) continue;
    const found = await database().query<{ key: string; count: number }>(
      `select "${column}"::text as key, count(*)::integer as count from "${resource}"
       where "${column}" = any ($1) group by 1 order by 1`,
      { bind: [keys], type: QueryTypes.SELECT },
    );
    if (found.length === 0) continue;
    const count = found.reduce((sum, { count: some }) => sum + some, 0);
    consequences.push({ resource, count, effect: EFFECTS[onDelete], of: found.map(({ key }) => key) });
  }
  return consequences;
}
