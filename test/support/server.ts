import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import './environment.js';
import { config } from '../../config/index.js';
import { openClient } from '../../src/database/client.js';
import { type EmbeddedDatabase, openEmbedded } from '../../src/database/embedded.js';

let embedded: EmbeddedDatabase | undefined;

/**
 * Starts the PostgreSQL of this run, unless `TEST_DATABASE_URL` gives one, whose user must be allowed to create
 * databases. From then on that variable has its address, in the processes of this run too.
 */
export async function startServerForTests(): Promise<void> {
  if (process.env.TEST_DATABASE_URL) return;
  await removeLeftovers();
  embedded = await openEmbedded(config.dataDir);
  process.env.TEST_DATABASE_URL = embedded.url;
  const superuser = await openClient(embedded.superuserUrl, 'koiene tests');
  try {
    // Nothing in it outlives the run.
    await superuser.query('alter system set fsync = off');
    await superuser.query('select pg_reload_conf()');
    // Every describe makes a database of its own, as the role that the application has.
    await superuser.query(`alter role ${new URL(embedded.url).username} createdb`);
  } finally {
    await superuser.end();
  }
}

/** Stops it and removes its data. */
export async function stopServerForTests(): Promise<void> {
  await embedded?.close();
  embedded = undefined;
  await rm(config.dataDir, { recursive: true, force: true });
}

/** The address of a database on the server of this run. */
export function urlOnServer(database: string): string {
  const url = new URL(serverUrl());
  url.pathname = `/${database}`;
  return url.href;
}

function serverUrl(): string {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) throw new Error('The PostgreSQL of this run is not started: is the global setup loaded?');
  return url;
}

/** Runs statements outside the databases under test, one after the other. */
export async function administer(...statements: string[]): Promise<void> {
  const client = await openClient(serverUrl(), 'koiene tests');
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The databases on the server whose name starts so. */
export async function databasesNamed(prefix: string): Promise<string[]> {
  const client = await openClient(serverUrl(), 'koiene tests');
  try {
    const { rows } = await client.query<{ datname: string }>(
      'select datname from pg_database where starts_with(datname, $1)',
      [prefix],
    );
    return rows.map(({ datname }) => datname);
  } finally {
    await client.end();
  }
}

/** What a run that was killed left behind, its server included. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(/^koiene-test-(\d+)-/.exec(name)?.[1]);
    if (!pid || isRunning(pid)) continue;
    const dataDir = join(tmpdir(), name);
    await openEmbedded(dataDir).then(
      ({ close }) => close(),
      () => undefined,
    );
    await rm(dataDir, { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
