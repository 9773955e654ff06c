import { connect } from './database/connect.js';
import { openDatabase } from './database/open.js';
import { bringUpToDate, seedWhenEmpty } from './database/prepare.js';
import { type HttpServer, listen } from './http-server.js';
import { startJobs } from './jobs/index.js';
import type { Lifecycle } from './lifecycle.js';
import { log } from './platform/log.js';
import { setReadiness } from './platform/readiness.js';
import { welcome } from './welcome.js';

/** Everything in this one process. */
export async function serveAlone(lifecycle: Lifecycle): Promise<void> {
  // Loading the application takes as long as starting PostgreSQL, which is another process.
  const loading = loadApplication();
  const database = await openDatabase();
  lifecycle.undoWith(database.close);
  const server = await serve(database.url, loading, lifecycle);

  await bringUpToDate(database, setReadiness, lifecycle.signal);
  lifecycle.signal.throwIfAborted();
  const seeded = await seedWhenEmpty(database);
  if (seeded) log.info(seeded);
  lifecycle.signal.throwIfAborted();

  beginWork(lifecycle);
  process.stdout.write(await welcome(server.url, database));
}

/** The modules of API and panel, which are most of what a start takes. */
export function loadApplication() {
  const loading = Promise.all([import('./app.js'), import('./admin/index.js')]);
  // Awaited only later, when a failure is no longer unexpected.
  loading.catch(() => undefined);
  return loading;
}

/** Connects and listens. Requests are refused until `beginWork`. */
export async function serve(
  databaseUrl: string,
  loading: ReturnType<typeof loadApplication>,
  lifecycle: Lifecycle,
): Promise<HttpServer> {
  const [{ createApp, messagesOf }, { createPanel }] = await loading;
  const sequelize = connect(databaseUrl);
  lifecycle.undoWith(() => sequelize.close());
  const app = createApp(await createPanel());
  const server = await listen(app, messagesOf(app));
  lifecycle.undoWith(server.close);
  return server;
}

/** From now on requests are answered and jobs run. */
export function beginWork(lifecycle: Lifecycle): void {
  const jobs = startJobs();
  lifecycle.undoWith(jobs.stop);
  setReadiness('ready');
}
