import { once } from 'node:events';
import {
  applicationConnections,
  connectionsGone,
  kill,
  makeCommitsStoppable,
  Obstacles,
  PaymentProcesses,
} from './crash.js';
import type { TestDatabase } from './database.js';
import type { PaymentWork } from './payment-process.js';
import type { StripeDouble } from './stripe-double.js';
import type { Call } from './stripe-ledger.js';

/** What stops a process, until it is killed, and whether the database loses the commit it is at. */
export interface Stop {
  reached: Promise<unknown>;
  losesCommit?: boolean | undefined;
}

export interface Crashes {
  readonly obstacles: Obstacles;
  readonly processes: PaymentProcesses;
  /** At a call of Stripe: before Stripe does it, or when it is done and not answered. */
  atStripe(call: Call, at: 'received' | 'done'): () => Promise<Stop>;
  /** Once Stripe has answered, at the commit that follows. */
  atCommitAfter(call: Call): () => Promise<Stop>;
  atCommit(losesCommit: boolean): () => Promise<Stop>;
  /** Runs a process, kills it where it is stopped, and leaves the database as it would be found at a restart. */
  crash(work: PaymentWork, stop: () => Promise<Stop>): Promise<void>;
}

/** Processes that are killed, for the tests of this `describe`; commits that insert into `tables` can be stopped too. */
export function useCrashes(test: TestDatabase, double: StripeDouble, tables: string[] = []): Crashes {
  let obstacles: Obstacles;
  let processes: PaymentProcesses;

  before(async () => {
    await makeCommitsStoppable(test.pool);
    for (const table of tables) {
      await test.pool.query(`create constraint trigger stop_at_commit after insert on ${table}
        deferrable initially deferred for each row execute function stop_at_commit()`);
    }
    processes = new PaymentProcesses(test.url, double);
  });
  beforeEach(async () => {
    obstacles = new Obstacles(test.url, test.pool);
    await obstacles.open();
  });
  afterEach(() => obstacles.close());
  after(() => processes.stop());

  return {
    get obstacles() {
      return obstacles;
    },
    get processes() {
      return processes;
    },
    atStripe: (call, at) => async () => {
      double.next({ call, at, fail: 'hang' });
      return { reached: double.reached() };
    },
    atCommitAfter: (call) => async () => {
      double.next({ call, at: 'done', notice: () => obstacles.holdCommits() });
      return { reached: double.reached().then(() => obstacles.reached(1)), losesCommit: true };
    },
    atCommit: (losesCommit) => async () => {
      await obstacles.holdCommits();
      return { reached: obstacles.reached(1), losesCommit };
    },
    async crash(work, stop) {
      const living = await applicationConnections(test.pool);
      const { reached, losesCommit } = await stop();
      const child = processes.start(work);
      const ended = once(child, 'exit').then(() => Promise.reject(new Error('The process ended by itself')));
      await Promise.race([reached, ended]);
      ended.catch(() => {});
      await kill(child);
      if (losesCommit) await obstacles.endStopped();
      await obstacles.release();
      await connectionsGone(test.pool, living);
    },
  };
}
