import { once } from 'node:events';
import { config } from '../../config/index.js';
import { connect } from '../database/connect.js';
import { type OpenDatabase, openDatabase } from '../database/open.js';
import { bringUpToDate, seedWhenEmpty } from '../database/prepare.js';
import type { Lifecycle } from '../lifecycle.js';
import { log } from '../platform/log.js';
import { welcome } from '../welcome.js';
import { startWorkers } from './workers.js';

/**
 * The process that starts `WORKERS` others, which serve, and keeps their number up. What has to be done once is done
 * here: opening the embedded database, migrating and seeding it, building the panel's bundle, and welcoming.
 */
export async function leadWorkers(lifecycle: Lifecycle): Promise<void> {
  const database = await openDatabase();
  lifecycle.undoWith(database.close);
  const workers = startWorkers(config.workers, { DATABASE_URL: database.url, SEED: 'off' });
  lifecycle.undoWith(workers.stop);
  // The first alone: what keeps it from starting, such as a port that is taken, is then said once.
  const url = await workers.first;
  lifecycle.signal.throwIfAborted();
  const { freshBundle } = await import('../admin/bundle.js');
  await freshBundle();
  lifecycle.signal.throwIfAborted();
  await bringUpToDate(database, workers.announce, lifecycle.signal);
  lifecycle.signal.throwIfAborted();
  const text = await seedAndWelcome(url, database);
  lifecycle.signal.throwIfAborted();
  workers.announce('ready');
  await Promise.race([workers.working, once(lifecycle.signal, 'abort')]);
  process.stdout.write(text);
}

/** With connections that are given back, since the primary needs none later. */
async function seedAndWelcome(url: string, database: OpenDatabase): Promise<string> {
  const sequelize = connect(database.url);
  try {
    const seeded = await seedWhenEmpty(database);
    if (seeded) log.info(seeded);
    return await welcome(url, database);
  } finally {
    await sequelize.close();
  }
}
