import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { config } from '../../config/index.js';
import { openClient } from '../../src/database/client.js';
import { type EmbeddedDatabase, openEmbedded } from '../../src/database/embedded.js';
import { givenServer } from './environment.js';

let embedded: EmbeddedDatabase | undefined;

/** Starts the PostgreSQL of this run, unless one was given. */
export async function startServerForTests(): Promise<void> {
  if (givenServer) return;
  await removeLeftovers();
  embedded = await openEmbedded(config.dataDir);
  // Nothing in it outlives the run.
  await administer('alter system set fsync = off', 'select pg_reload_conf()');
}

/** Stops it and removes its data. */
export async function stopServerForTests(): Promise<void> {
  await embedded?.close();
  embedded = undefined;
  await rm(config.dataDir, { recursive: true, force: true });
}

/** The address of a database on the server of this run. */
export function urlOnServer(database: string): string {
  const server = givenServer ?? embedded?.url;
  if (!server) throw new Error('The PostgreSQL of this run is not started: are the root hooks loaded?');
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

/** Runs statements outside the databases under test, one after the other. */
export async function administer(...statements: string[]): Promise<void> {
  const client = await openClient(givenServer ?? urlOnServer('postgres'), 'koiene tests');
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The databases on the server whose name starts so. */
export async function databasesNamed(prefix: string): Promise<string[]> {
  const client = await openClient(givenServer ?? urlOnServer('postgres'), 'koiene tests');
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
