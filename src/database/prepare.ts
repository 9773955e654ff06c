import { setTimeout as sleep } from 'node:timers/promises';
import { config } from '../../config/index.js';
import { isEmpty, seedBase, seedDemo } from '../../seeders/index.js';
import { User } from '../models/index.js';
import { log } from '../platform/log.js';
import type { setReadiness } from '../platform/readiness.js';
import { databaseProblem, openClient } from './client.js';
import { compareMigrations, type MigrationDifference, migrateUp, pendingMigrations } from './migrate.js';
import type { OpenDatabase } from './open.js';
import { readinessOf } from './schema-state.js';

const LOOK_AGAIN_MS = 1_000;
const SEED_LOCK_KEY = 4_563_843_203;

/**
 * Migrates the embedded database. A configured one is waited for, telling `announce` what it lacks, since migrating
 * is left to `npm run migrate` there. Throws when the embedded one is from a newer build. Ends early when `signal` is aborted.
 */
export async function bringUpToDate(
  { url, embedded }: Pick<OpenDatabase, 'url' | 'embedded'>,
  announce: (...readiness: Parameters<typeof setReadiness>) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  if (embedded) {
    const applied = await migrateUp(url);
    if (applied.length > 0) log.info({ applied }, 'migrations applied');
    return;
  }
  let told = '';
  while (!signal.aborted) {
    const found = await look(url);
    const state = 'problem' in found ? 'starting' : readinessOf(found);
    if (!state) return;
    const text = JSON.stringify(found);
    if (text !== told) {
      if (state === 'starting') await announce(state, 'The database cannot be reached');
      else await announce(state);
      log.warn(found, 'waiting for the database');
    }
    told = text;
    await sleep(LOOK_AGAIN_MS, undefined, { signal }).catch(() => undefined);
  }
}

async function look(url: string): Promise<MigrationDifference | { problem: string }> {
  try {
    const client = await openClient(url, 'koiene start');
    try {
      const { unknown } = await compareMigrations(client);
      return { pending: await pendingMigrations(client), unknown };
    } finally {
      await client.end();
    }
  } catch (error) {
    return { problem: databaseProblem(error) };
  }
}

/**
 * Fills an empty database, so that there is something to see: the koier, and outside production the demo data.
 * A configured database in production is left as it is, and so is any with SEED=off. One process does it,
 * however many start at once. Returns what was done, for people.
 */
export async function seedWhenEmpty({ url, embedded }: OpenDatabase): Promise<string | undefined> {
  if (!config.seedBase || (config.isProduction && !embedded)) return undefined;
  const client = await openClient(url, 'koiene first seed');
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [SEED_LOCK_KEY]);
    const done = (await isEmpty()) ? [await seedBase()] : [];
    // Not only after the koier just now: an earlier start may have been killed in between.
    if (config.seedDemo && (await User.count()) === 0) done.push(await seedDemo());
    return done.length > 0 ? done.join('. ') : undefined;
  } finally {
    await client.end();
  }
}
