import { QueryTypes, type Sequelize } from 'sequelize';
import { database } from '../models/index.js';
import { postgresErrorOf } from './refusals/database-errors.js';

/** Disk full and the like (53), errors of the system below (58), read-only (25006). */
const CANNOT_WRITE = /^(53[14]..|58...|25006)$/;
/** Jobs write every minute, so whatever lasts is noted again before this is over. */
const REMEMBERED_MS = 90_000;

const failedAt = new WeakMap<Sequelize, number>();

/** Remembers an error when it says that the database cannot write. */
export function noteWriteFailure(error: unknown): void {
  if (CANNOT_WRITE.test(postgresErrorOf(error)?.code ?? '')) failedAt.set(database(), performance.now());
}

/** Whether the database is read-only, or a write of this process has lately failed, such as for want of disk. */
export async function areWritesRefused(): Promise<boolean> {
  const at = failedAt.get(database());
  if (at !== undefined && performance.now() - at < REMEMBERED_MS) return true;
  const [row] = await database().query<{ readOnly: string }>(
    `select current_setting('transaction_read_only') as "readOnly"`,
    { type: QueryTypes.SELECT },
  );
  return row?.readOnly === 'on';
}
