import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { projectRoot } from '../../config/index.js';
import type { PaymentWork } from './payment-process.js';
import { compiled } from './programs.js';
import { STRIPE_KEY, type StripeDouble, WEBHOOK_SECRET } from './stripe-double.js';

const COMMIT_LOCK = 4711;

/** Has every commit that changes a charge or a refund wait while `Obstacles.holdCommits` holds it. */
export async function makeCommitsStoppable(pool: pg.Pool): Promise<void> {
  await pool.query(`
    create function stop_at_commit() returns trigger language plpgsql as $$
    begin
      perform pg_advisory_xact_lock_shared(${COMMIT_LOCK});
      return null;
    end $$;
    create constraint trigger stop_at_commit after update on payments deferrable initially deferred
      for each row execute function stop_at_commit();
    create constraint trigger stop_at_commit after update on refunds deferrable initially deferred
      for each row execute function stop_at_commit()`);
}

/** Things of the database put in the way of another process, to stop it exactly there. */
export class Obstacles {
  readonly #client: pg.Client;
  /** Looks on from outside: within a transaction, what connections do is only ever seen as it first was. */
  readonly #pool: pg.Pool;

  constructor(url: string, pool: pg.Pool) {
    this.#client = new pg.Client({ connectionString: url });
    this.#pool = pool;
  }

  async open(): Promise<void> {
    await this.#client.connect();
  }

  async close(): Promise<void> {
    await this.#client.end();
  }

  async holdBookings(): Promise<void> {
    await this.#client.query('begin; select from bookings for update');
  }

  async holdOutbox(): Promise<void> {
    await this.#client.query('begin; lock table emails in access exclusive mode');
  }

  async holdCommits(): Promise<void> {
    await this.#client.query('select pg_advisory_lock($1)', [COMMIT_LOCK]);
  }

  /** Until so many statements of the application stand before what is held. */
  async reached(count: number): Promise<void> {
    for (;;) {
      if ((await this.#stopped()).length >= count) return;
      await delay(10);
    }
  }

  /** As if the database had gone down with the process: what was about to be committed is not. */
  async endStopped(): Promise<void> {
    for (const pid of await this.#stopped()) await this.#pool.query('select pg_terminate_backend($1)', [pid]);
  }

  async release(): Promise<void> {
    await this.#client.query('rollback; select pg_advisory_unlock_all()');
  }

  async #stopped(): Promise<number[]> {
    const { rows } = await this.#pool.query<{ pid: number }>(
      `select pid from pg_stat_activity
       where datname = current_database() and application_name = 'koiene' and wait_event_type = 'Lock'`,
    );
    return rows.map(({ pid }) => pid);
  }
}

/** Processes of their own on the same database and the same Stripe, each for one piece of work. */
export class PaymentProcesses {
  readonly #databaseUrl: string;
  readonly #double: StripeDouble;
  readonly #started = new Set<ChildProcess>();
  #next: ChildProcess;

  constructor(databaseUrl: string, double: StripeDouble) {
    this.#databaseUrl = databaseUrl;
    this.#double = double;
    this.#next = this.#spawn();
  }

  /** Has a process do something. The one after it is started already, since loading takes most of the time. */
  start(work: PaymentWork): ChildProcess {
    const child = this.#next;
    this.#next = this.#spawn();
    child.stdin?.end(JSON.stringify(work));
    return child;
  }

  /** Has a process serve the API. Answers its address. */
  async serve(): Promise<string> {
    const { stdout } = this.start({ do: 'serve' });
    if (!stdout) throw new Error('The process cannot be heard');
    const [line] = await once(stdout, 'data');
    return JSON.parse(String(line));
  }

  /** Ends all that are still there. */
  async stop(): Promise<void> {
    await Promise.all([...this.#started].filter(isRunning).map(kill));
  }

  #spawn(): ChildProcess {
    const child = spawn(process.execPath, [compiled('test/support/payment-process.ts')], {
      cwd: projectRoot,
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'test',
        LOG_LEVEL: 'silent',
        NTNUI_SECRET_KEY: process.env.NTNUI_SECRET_KEY,
        SESSION_SECRET: process.env.SESSION_SECRET,
        DATABASE_URL: this.#databaseUrl,
        STRIPE_API_BASE: this.#double.url,
        STRIPE_SECRET_KEY: STRIPE_KEY,
        STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
      },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    this.#started.add(child);
    return child;
  }
}

function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}

/** SIGKILL: the process gets no chance to tidy up. */
export async function kill(child: ChildProcess): Promise<void> {
  if (!isRunning(child)) throw new Error('The process had ended before it was to be killed');
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** Until the connections of a dead process are gone, and with them what they had not committed. */
export async function connectionsGone(pool: pg.Pool, living: readonly number[]): Promise<void> {
  while ((await applicationConnections(pool)).some((pid) => !living.includes(pid))) await delay(10);
}

/** The connections of the application to this database. */
export async function applicationConnections(pool: pg.Pool): Promise<number[]> {
  const { rows } = await pool.query<{ pid: number }>(
    `select pid from pg_stat_activity where datname = current_database() and application_name = 'koiene'`,
  );
  return rows.map(({ pid }) => pid);
}
