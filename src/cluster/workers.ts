import cluster, { type Worker } from 'node:cluster';
import { log } from '../platform/log.js';
import type { setReadiness } from '../platform/readiness.js';
import { answerMeasurements } from './measurements.js';
import { type ToPrimary, tellWorker } from './messages.js';

/** A worker that ends sooner is taken for one that cannot run. */
const STEADY_AFTER_MS = 10_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/** The processes that serve. */
export interface Workers {
  /** The address, when the first one listens; the others are started then. Rejects when it ends before. */
  readonly first: Promise<string>;
  /** When the first one serves. */
  readonly working: Promise<void>;
  /** Tells all how ready they are from now on, those that are started later too. */
  announce: typeof setReadiness;
  /** Lets all finish what they do. */
  stop(): Promise<void>;
}

/**
 * Starts `count` workers, with `env` added to their environment. Once the first one has listened, one that ends is
 * replaced: at once, or after longer and longer pauses when those before it did not last either.
 */
export function startWorkers(count: number, env: Record<string, string>): Workers {
  const alive = new Set<Worker>();
  const listening = new Set<Worker>();
  const pauses = new Set<NodeJS.Timeout>();
  let readiness: Parameters<typeof setReadiness> = ['starting'];
  let hasListened = false;
  let isStopping = false;
  let endedEarly = 0;
  let whenListening: (url: string) => void;
  let whenNotStarted: (error: Error) => void;
  let whenWorking = () => {};
  let whenAllEnded = () => {};

  function start(): void {
    const worker = cluster.fork(env);
    const startedAt = Date.now();
    alive.add(worker);
    worker.on('message', (message: ToPrimary) => {
      if (message.kind === 'listening') listens(worker, message.url);
      else if (message.kind === 'working') whenWorking();
    });
    worker.once('exit', (code, signal) => ended(worker, signal ?? `code ${code}`, Date.now() - startedAt));
    worker.on('error', (error) => {
      log.error({ err: error, worker: worker.id }, 'worker');
      // One that could not be started at all has no exit to tell of.
      if (worker.process.pid === undefined) ended(worker, error.message, 0);
    });
  }

  function listens(worker: Worker, url: string): void {
    log.info({ worker: worker.id, workerPid: worker.process.pid }, 'worker listens');
    listening.add(worker);
    tellWorker(worker, { kind: 'readiness', readiness });
    if (hasListened) return;
    hasListened = true;
    whenListening(url);
    for (let started = 1; started < count; started += 1) start();
  }

  function ended(worker: Worker, how: string, livedMs: number): void {
    alive.delete(worker);
    listening.delete(worker);
    if (isStopping) {
      if (alive.size === 0) whenAllEnded();
    } else if (!hasListened) {
      whenNotStarted(new Error(`the first worker ended (${how})`));
    } else {
      endedEarly = livedMs < STEADY_AFTER_MS ? endedEarly + 1 : 0;
      const pause = pauseAfter(endedEarly);
      log.error({ worker: worker.id, workerPid: worker.process.pid, how, pause }, 'worker ended');
      replaceIn(pause);
    }
  }

  function replaceIn(milliseconds: number): void {
    const timer = setTimeout(() => {
      pauses.delete(timer);
      start();
    }, milliseconds);
    pauses.add(timer);
  }

  // Each takes its connections from the port itself. Handed over by this process, those on their way to a worker that
  // is killed would be left open, and their callers without an answer.
  cluster.schedulingPolicy = cluster.SCHED_NONE;
  // JSON would lose the numbers that are none, which measurements have.
  cluster.setupPrimary({ serialization: 'advanced' });
  answerMeasurements(listening);
  // Whatever ends this process: nobody is left who would keep the port.
  process.once('exit', () => {
    for (const worker of alive) worker.process.kill('SIGKILL');
  });
  const first = new Promise<string>((resolve, reject) => {
    whenListening = resolve;
    whenNotStarted = reject;
    start();
  });
  // Whoever is told to stop in the meantime does not wait for it any more.
  first.catch(() => undefined);

  return {
    first,
    working: new Promise((resolve) => {
      whenWorking = resolve;
    }),
    announce(...next) {
      readiness = next;
      for (const worker of listening) tellWorker(worker, { kind: 'readiness', readiness });
    },
    async stop() {
      isStopping = true;
      for (const pause of pauses) clearTimeout(pause);
      const allEnded = new Promise<void>((resolve) => {
        whenAllEnded = resolve;
      });
      for (const worker of alive) tellWorker(worker, { kind: 'stop' });
      if (alive.size > 0) await allEnded;
    },
  };
}

/**
 * How many milliseconds to wait before the next worker, after so many in a row that did not last: nothing after the
 * first, then half a second, one, two … and half a minute at the most.
 */
export function pauseAfter(endedEarly: number): number {
  if (endedEarly < 2) return 0;
  return Math.min(FIRST_PAUSE_MS * 2 ** (endedEarly - 2), LONGEST_PAUSE_MS);
}
