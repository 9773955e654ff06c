import type { Worker } from 'node:cluster';
import type { setReadiness } from '../platform/readiness.js';
import type { ProcessMeasurements } from '../services/figures/metrics.js';

/** What the primary says to a worker. */
export type ToWorker =
  /** How ready the worker is from now on; with `ready` it begins to work. */
  | { kind: 'readiness'; readiness: Parameters<typeof setReadiness> }
  | { kind: 'stop' }
  /** Asks for the worker's own measurements. */
  | { kind: 'measure'; round: number }
  /** The measurements of all workers that the worker has asked for. */
  | { kind: 'all measured'; all: ProcessMeasurements[] };

/** What a worker says to the primary. */
export type ToPrimary =
  | { kind: 'listening'; url: string }
  | { kind: 'working' }
  | { kind: 'measured'; round: number; measurements: ProcessMeasurements }
  | { kind: 'measure all' };

/** Says something to a worker. One that has just ended does not hear it. */
export function tellWorker(worker: Worker, message: ToWorker): void {
  if (worker.isConnected()) worker.send(message, undefined, () => undefined);
}

/** Says something to the primary. */
export function tellPrimary(worker: Worker, message: ToPrimary): void {
  if (worker.isConnected()) worker.send(message, undefined, () => undefined);
}
