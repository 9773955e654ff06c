import { config } from '../config/index.js';
import { connect } from './database/connect.js';
import { migrateUp } from './database/migrate.js';
import { openDatabase } from './database/open.js';
import { seedWhenEmpty, waitForMigrations } from './database/prepare.js';
import { listen } from './http-server.js';
import { startJobs } from './jobs/index.js';
import { setReadiness } from './readiness.js';
import { log } from './services/log.js';
import { welcome } from './welcome.js';

const STOP_WITHIN_MS = 9_500;
/** Ctrl-C under npm arrives twice at once: from the terminal, and passed on by npm. */
const SAME_SIGNAL_MS = 1_000;

const abort = new AbortController();
/** How to undo what has been started, in the order of starting. */
const undo: (() => Promise<unknown>)[] = [];

async function start(): Promise<void> {
  // Loading the application takes as long as starting PostgreSQL, which is another process.
  const loading = Promise.all([import('./app.js'), import('./admin/index.js')]);
  loading.catch(() => undefined);
  const database = await openDatabase();
  undo.push(database.close);
  abort.signal.throwIfAborted();

  const [{ createApp }, { createPanel }] = await loading;
  const sequelize = connect(database.url);
  undo.push(() => sequelize.close());
  abort.signal.throwIfAborted();

  const server = await listen(createApp(await createPanel()));
  undo.push(server.close);
  abort.signal.throwIfAborted();

  await bringUpToDate(database);
  abort.signal.throwIfAborted();
  const seeded = await seedWhenEmpty(database);
  if (seeded) log.info(seeded);
  abort.signal.throwIfAborted();

  const jobs = startJobs();
  undo.push(jobs.stop);
  setReadiness('ready');
  process.stdout.write(await welcome(server.url, database));
}

async function bringUpToDate({ url, embedded }: { url: string; embedded: boolean }): Promise<void> {
  if (embedded) {
    const applied = await migrateUp(url);
    if (applied.length > 0) log.info({ applied }, 'migrations applied');
    return;
  }
  await waitForMigrations(
    url,
    (missing) => {
      if ('migrations' in missing) setReadiness('migrations_pending');
      else setReadiness('starting', 'The database cannot be reached');
      log.warn(missing, 'waiting for the database');
    },
    abort.signal,
  );
}

async function stop(exitCode: number): Promise<never> {
  setReadiness('stopping');
  abort.abort();
  setTimeout(() => {
    log.error('could not stop in time');
    process.exit(1);
  }, STOP_WITHIN_MS).unref();
  await starting;
  for (const step of undo.reverse()) {
    await step().catch((error: unknown) => log.error({ err: error }, 'stopping'));
  }
  process.exit(exitCode);
}

let stopAskedAt: number | undefined;

function onSignal(signal: NodeJS.Signals): void {
  if (stopAskedAt === undefined) {
    stopAskedAt = Date.now();
    log.info({ signal }, 'stopping');
    void stop(0);
  } else if (Date.now() - stopAskedAt > SAME_SIGNAL_MS) {
    process.exit(1);
  }
}

function onFault(error: unknown): void {
  log.fatal({ err: error }, 'unexpected error, stopping');
  if (stopAskedAt !== undefined) return;
  stopAskedAt = Date.now();
  void stop(1);
}

function onFailedStart(error: unknown): void {
  if (abort.signal.aborted) return;
  process.stderr.write(`Koiene could not start: ${error instanceof Error ? error.message : String(error)}\n`);
  // Our own refusals say all there is to say; anything else needs to be looked into.
  if (!(error instanceof Error) || error.constructor !== Error) log.fatal({ err: error }, 'start');
  stopAskedAt = Date.now();
  void stop(1);
}

process.on('SIGINT', onSignal);
process.on('SIGTERM', onSignal);
process.on('uncaughtException', onFault);
process.on('unhandledRejection', onFault);
log.debug({ env: config.env }, 'starting');
const starting = start().catch(onFailedStart);
