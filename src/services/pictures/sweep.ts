import { QueryTypes } from 'sequelize';
import { database } from '../../models/index.js';
import { fileStore } from '../../platform/files/index.js';

/** Longer than an upload can take, and than a backup that still counts on the file. */
const UNOWNED = `picture_id is null and unowned_since < now() - interval '1 hour'`;
const AT_ONCE = 200;

/** Files that no picture has had for an hour. */
export async function countUnownedFiles(): Promise<number> {
  const [row] = await database().query<{ count: number }>(
    `select count(*)::integer as count from picture_files where ${UNOWNED}`,
    { type: QueryTypes.SELECT },
  );
  return row?.count ?? 0;
}

/**
 * Removes them, the file first and then its row, so that one that could not be removed is tried again. Done twice, or by
 * two processes, it is done once. Returns how many.
 */
export async function removeUnownedFiles(signal: AbortSignal): Promise<number> {
  let removed = 0;
  while (!signal.aborted) {
    const files = await database().query<{ name: string }>(
      `select name from picture_files where ${UNOWNED} order by unowned_since limit ${AT_ONCE}`,
      { type: QueryTypes.SELECT },
    );
    if (files.length === 0) break;
    for (const { name } of files) {
      if (signal.aborted) break;
      await fileStore().remove(name);
      await database().query(`delete from picture_files where name = $1 and ${UNOWNED}`, { bind: [name] });
      removed += 1;
    }
  }
  return removed;
}
