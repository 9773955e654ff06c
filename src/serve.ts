import { setTimeout as sleep } from 'node:timers/promises';
import { config } from '../config/index.js';
import { connect } from './database/connect.js';
import { type OpenDatabase, openDatabase } from './database/open.js';
import { bringUpToDate, seedWhenEmpty } from './database/prepare.js';
import { watchSchema } from './database/schema-state.js';
import { type HttpServer, listen } from './http-server.js';
import { startJobs } from './jobs/index.js';
import type { Lifecycle } from './lifecycle.js';
import { log } from './platform/log.js';
import { setReadiness } from './platform/readiness.js';
import { welcome } from './welcome.js';

/** Of a statement. Far above what any takes; commands that work for long have connections of their own. */
const ANSWER_WITHIN_MS = 15_000;
/** Whether other processes may take over what would come here. */
const isBalanced = config.isProduction && config.trustProxy !== false && config.trustProxy !== 0;
/** How long a process that is to stop still answers: until `/readyz` has told the balancer to send guests elsewhere. */
const LEAVE_MS = 3000;

/** Starts all that this process does, and says so once requests are answered. */
export async function serve(lifecycle: Lifecycle): Promise<void> {
  // Loading the application takes as long as starting PostgreSQL, which is another process.
  const loading = loadApplication();
  const database = await openDatabase();
  lifecycle.undoWith(database.close);
  const sequelize = connect(database.url, { answerWithinMs: ANSWER_WITHIN_MS });
  lifecycle.undoWith(() => sequelize.close());
  const { createApp, createPanel, messagesOf } = await loading;
  const app = createApp(await createPanel());
  const startListening = onlyOnce(() => listenUntilStopped(app, messagesOf(app), lifecycle));

  await getReady(database, startListening, lifecycle);
  setReadiness('ready');
  lifecycle.undoWith(watchSchema());
  const { url } = await startListening();
  const jobs = startJobs();
  lifecycle.undoWith(jobs.stop);
  process.stdout.write(await welcome(url, database));
}

/** The modules of API and panel, which are most of what a start takes. */
function loadApplication() {
  const loading = Promise.all([import('./app.js'), import('./admin/index.js')]).then(
    ([{ createApp, messagesOf }, { createPanel }]) => ({ createApp, createPanel, messagesOf }),
  );
  // Awaited only later, when a failure is no longer unexpected.
  loading.catch(() => undefined);
  return loading;
}

/**
 * Migrates and seeds, or waits for others to do so. A configured database mostly needs neither: then this process
 * does not listen before it is ready, so that a balancer sends nobody here too early.
 */
async function getReady(
  database: OpenDatabase,
  startListening: () => Promise<HttpServer>,
  { signal }: Lifecycle,
): Promise<void> {
  // What keeps it from listening is said before a database is filled.
  if (database.embedded) await startListening();
  await bringUpToDate(
    database,
    async (...readiness) => {
      setReadiness(...readiness);
      await startListening();
    },
    signal,
  );
  signal.throwIfAborted();
  const seeded = await seedWhenEmpty(database);
  if (seeded) log.info(seeded);
  signal.throwIfAborted();
}

async function listenUntilStopped(
  app: Parameters<typeof listen>[0],
  messages: Parameters<typeof listen>[1],
  lifecycle: Lifecycle,
): Promise<HttpServer> {
  const server = await listen(app, messages);
  const close = onlyOnce(async () => {
    await sleep(isBalanced ? LEAVE_MS : 0);
    await server.close();
  });
  // From now on, and not when it is the turn of this step: the jobs may take seconds to stop.
  lifecycle.signal.addEventListener('abort', () => void close());
  lifecycle.undoWith(close);
  return server;
}

function onlyOnce<T>(start: () => Promise<T>): () => Promise<T> {
  let started: Promise<T> | undefined;
  return () => {
    started ??= start();
    return started;
  };
}
