import { QueryTypes } from 'sequelize';
import { database } from '../models/index.js';
import { log } from '../platform/log.js';
import { readinessState, setReadiness } from '../platform/readiness.js';
import { compareMigrations, type MigrationDifference } from './migrate.js';

const LOOK_AGAIN_MS = 5_000;

/** How a difference is told as readiness; undefined when the schema fits. */
export function readinessOf({ pending, unknown }: MigrationDifference) {
  if (unknown.length > 0) return 'schema_newer';
  return pending.length > 0 ? 'migrations_pending' : undefined;
}

/** Whether this process was ready before: while it starts, others say how ready it is. */
let hasStarted = false;

/**
 * Looks whether the schema still fits this build, and says so as readiness: somebody may have taken a migration back,
 * or started a newer version elsewhere. Throws when the database cannot be asked.
 */
export async function lookAtSchema(): Promise<void> {
  const { state } = readinessState();
  if (state === 'ready') hasStarted = true;
  if (!hasStarted || state === 'starting' || state === 'stopping') return;
  const difference = await compareMigrations({
    query: async (sql) => ({
      rows: await database().query<{ name: string }>(sql, { type: QueryTypes.SELECT }),
    }),
  });
  const now = readinessOf(difference) ?? 'ready';
  if (now === state) return;
  log.warn({ ...difference, readiness: now }, 'the schema of the database has changed');
  setReadiness(now);
}

/** Looks every few seconds. Returns what ends it. */
export function watchSchema(): () => Promise<void> {
  const timer = setInterval(() => {
    // A database that cannot be asked is told of by whatever needs it.
    lookAtSchema().catch(() => undefined);
  }, LOOK_AGAIN_MS);
  timer.unref();
  return async () => clearInterval(timer);
}
