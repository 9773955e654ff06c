import { database } from '../../src/models/index.js';
import { type Program, runProgram } from '../support/processes.js';
import { urlOnServer } from '../support/server.js';
import { STRIPE_KEY, StripeDouble } from '../support/stripe-double.js';
import { startBalancer } from './balancer.js';
import { type PgBouncer, startPgBouncer } from './pgbouncer.js';

/** Two processes in production mode, behind a balancer that gives them requests in turn. */
export interface Stack {
  /** Of the balancer. */
  url: string;
  /** Of each process. */
  urls: string[];
  programs: Program[];
  /** Stops one of the processes as a process manager does, and starts it again in its place. */
  restart(index: number): Promise<void>;
  stop(): Promise<void>;
}

let bouncer: Promise<PgBouncer> | undefined;
const running = new Map<string, Stack>();

/** Starts a stack on the database that the models are bound to, which it reaches by PgBouncer. */
export async function startStack(): Promise<Stack> {
  bouncer ??= startPgBouncer(urlOnServer('postgres'));
  const { urlOf } = await bouncer;
  const name = database().getDatabaseName();
  const stripe = new StripeDouble();
  await stripe.start();
  const programs = [1, 2].map(() => startProcess(urlOf(name), stripe.url));
  const urls = await Promise.all(programs.map(untilUp));
  const balancer = await startBalancer(urls);
  const stack: Stack = {
    url: balancer.url,
    urls,
    programs,
    async restart(index) {
      programs[index]?.signal('SIGTERM');
      await programs[index]?.ended();
      const program = startProcess(urlOf(name), stripe.url, new URL(urls[index] ?? '').port);
      programs[index] = program;
      await untilUp(program);
    },
    async stop() {
      if (!running.delete(name)) return;
      await balancer.stop();
      for (const program of programs) program.signal('SIGTERM');
      await Promise.all(programs.map((program) => program.ended()));
      await stripe.stop();
    },
  };
  running.set(name, stack);
  return stack;
}

/** Before a database is dropped: its stack still has connections to it. */
export async function stopStackOn(name: string): Promise<void> {
  await running.get(name)?.stop();
}

/** At the end of the run. */
export async function stopPgBouncer(): Promise<void> {
  await (await bouncer)?.stop();
}

/** The address of a process, once it answers. */
async function untilUp(program: Program): Promise<string> {
  const [, url = ''] = await program.printed(/Panel +(http:\S+)\/admin/);
  return url;
}

function startProcess(databaseUrl: string, stripeUrl: string, port = '0'): Program {
  return runProgram('dist/src/main.js', {
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    PORT: port,
    TRUST_PROXY: '1',
    STRIPE_SECRET_KEY: STRIPE_KEY,
    STRIPE_API_BASE: stripeUrl,
    NTNUI_SECRET_KEY: process.env.NTNUI_SECRET_KEY,
    SESSION_SECRET: process.env.SESSION_SECRET,
    SECURITY_CONTACT: process.env.SECURITY_CONTACT,
    PUBLIC_API_URL: 'http://localhost:9000',
    PANEL_TWO_FACTOR: 'optional',
  });
}
