import { QueryTypes } from 'sequelize';
import { database } from '../models/index.js';

/** The effect that deleting a record has on the records of another table that refer to it. */
export interface Consequence {
  resource: string;
  count: number;
  /** Deleted with it, only no longer linked to it, or in the way of deleting it. */
  effect: 'deleted' | 'unlinked' | 'refused';
}

interface ForeignKey {
  table: string;
  column: string;
  onDelete: 'a' | 'r' | 'c' | 'n' | 'd';
}

const EFFECTS = { a: 'refused', r: 'refused', c: 'deleted', n: 'unlinked', d: 'unlinked' } as const;
/** Only tells how tables are joined up; nobody misses it. */
const INTERNAL = ['bed_locks', 'idempotency_keys', 'terms_versions'];

/** The effects of deleting a record on other tables, read from the database's own foreign keys. */
export async function consequencesOfDeleting(table: string, key: string): Promise<Consequence[]> {
  const foreignKeys = await database().query<ForeignKey>(
    `select c.conrelid::regclass::text as table, a.attname as column, c.confdeltype as "onDelete"
     from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
     where c.contype = 'f' and c.confrelid = $1::regclass order by 1, 2`,
    { bind: [table], type: QueryTypes.SELECT },
  );
  const consequences: Consequence[] = [];
  for (const { table: resource, column, onDelete } of foreignKeys) {
    if (INTERNAL.includes(resource)) continue;
    const [found] = await database().query<{ count: number }>(
      `select count(*)::integer as count from "${resource}" where "${column}"::text = $1`,
      { bind: [key], type: QueryTypes.SELECT },
    );
    if (found && found.count > 0)
      consequences.push({ resource, count: found.count, effect: EFFECTS[onDelete] });
  }
  return consequences;
}
