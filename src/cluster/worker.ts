import cluster, { type Worker } from 'node:cluster';
import { config } from '../../config/index.js';
import type { Lifecycle } from '../lifecycle.js';
import { setReadiness } from '../platform/readiness.js';
import { beginWork, loadApplication, serve } from '../serve.js';
import { measureProcess, type ProcessMeasurements, sumOverProcesses } from '../services/figures/metrics.js';
import { type ToWorker, tellPrimary } from './messages.js';

/**
 * One of several processes on one port. The primary has opened the database and says when it may be used and
 * when to stop; a worker that is left alone stops by itself.
 */
export async function serveAsWorker(lifecycle: Lifecycle): Promise<void> {
  const { worker } = cluster;
  if (!worker || !config.databaseUrl) throw new Error('A worker has to be started by a primary');
  const waiting: ((all: ProcessMeasurements[]) => void)[] = [];

  worker.on('message', (message: ToWorker) => {
    if (message.kind === 'stop') lifecycle.stop();
    else if (message.kind === 'readiness') follow(worker, message.readiness, lifecycle);
    else if (message.kind === 'measure') void tellMeasurements(worker, message.round);
    else for (const resolve of waiting.splice(0)) resolve(message.all);
  });
  worker.on('disconnect', () => {
    // Otherwise Node ends a worker on the spot when its primary is gone, in the middle of its requests.
    worker.exitedAfterDisconnect = true;
    lifecycle.stop();
  });
  sumOverProcesses(
    () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        tellPrimary(worker, { kind: 'measure all' });
      }),
  );

  const { url } = await serve(config.databaseUrl, loadApplication(), lifecycle);
  tellPrimary(worker, { kind: 'listening', url });
}

function follow(
  worker: Worker,
  [state, detail]: Parameters<typeof setReadiness>,
  lifecycle: Lifecycle,
): void {
  if (lifecycle.signal.aborted) return;
  if (state === 'ready') {
    beginWork(lifecycle);
    tellPrimary(worker, { kind: 'working' });
  } else {
    setReadiness(state, detail);
  }
}

async function tellMeasurements(worker: Worker, round: number): Promise<void> {
  tellPrimary(worker, { kind: 'measured', round, measurements: await measureProcess() });
}
