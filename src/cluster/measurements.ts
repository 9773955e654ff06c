import cluster, { type Worker } from 'node:cluster';
import type { ProcessMeasurements } from '../services/figures/metrics.js';
import { type ToPrimary, tellWorker } from './messages.js';

/** A worker that hangs is left out of the sum. */
const ANSWER_WITHIN_MS = 1_000;

interface Round {
  waitingFor: Set<number>;
  all: ProcessMeasurements[];
  finish(): void;
}

/** Passes the measurements of all these workers to whichever asks for them, for `/metrics`. */
export function answerMeasurements(workers: ReadonlySet<Worker>): void {
  const rounds = new Map<number, Round>();
  let lastRound = 0;

  function ask(asker: Worker): void {
    lastRound += 1;
    const round = lastRound;
    const timer = setTimeout(finish, ANSWER_WITHIN_MS);
    const all: ProcessMeasurements[] = [];
    rounds.set(round, { waitingFor: new Set([...workers].map(({ id }) => id)), all, finish });
    for (const worker of workers) tellWorker(worker, { kind: 'measure', round });

    function finish(): void {
      clearTimeout(timer);
      rounds.delete(round);
      tellWorker(asker, { kind: 'all measured', all });
    }
  }

  function note(worker: Worker, number: number, measurements: ProcessMeasurements): void {
    const round = rounds.get(number);
    if (!round?.waitingFor.delete(worker.id)) return;
    round.all.push(measurements);
    if (round.waitingFor.size === 0) round.finish();
  }

  cluster.on('message', (worker, message: ToPrimary) => {
    if (message.kind === 'measure all') ask(worker);
    else if (message.kind === 'measured') note(worker, message.round, message.measurements);
  });
}
