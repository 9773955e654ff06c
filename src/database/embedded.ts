import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { accountFor } from './account.js';
import { appUrl, ensureAppDatabase } from './app-role.js';
import { findBinaries } from './binaries.js';
import { databaseProblem, openClient } from './client.js';
import { type Cluster, ensureCluster, folderOf } from './cluster.js';
import { findServer, lastProblem, type Server, startServer, stopServer } from './server.js';

/** Shared by every process that uses the server; whoever gets it alone may stop it. */
const USE_LOCK = 4_563_843_202;
const JOIN_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 4_000;
const START_ATTEMPTS = 6;

/** A hold on the embedded server: it stays up until every process has let go. */
export interface EmbeddedDatabase {
  url: string;
  /** Of another database there, as superuser. */
  superuserUrl: string;
  /** Lets go, and stops the server when no other process uses it. */
  close(): Promise<void>;
}

interface Hold {
  client: pg.Client;
  server: Server;
}

/**
 * The PostgreSQL of `dataDir`: joined when it runs (also one that a killed process left behind), started when
 * not, made when there is none. Any number of processes may do this at once, and while the last one lets go.
 * Throws with the reason in one line when it cannot be had.
 */
export async function openEmbedded(dataDir: string): Promise<EmbeddedDatabase> {
  const account = await accountFor(folderOf(dataDir));
  const cluster = await ensureCluster(dataDir, await findBinaries(account), account);
  let hold = await join(cluster);
  let isClosed = false;
  const superuserUrl = superuserUrlOf(cluster, hold.server);
  await ensureAppDatabase(hold.client, superuserUrl);

  // When PostgreSQL restarts itself after a crash, or was killed, the hold has to be taken again, and on the
  // same port, since others have its address.
  const renewWhenLost = ({ client, server }: Hold): void => {
    client.once('end', async () => {
      if (isClosed) return;
      const renewed = await join(cluster, server.port).catch(() => undefined);
      if (!renewed) return;
      hold = renewed;
      if (isClosed) await leave(cluster, hold);
      else renewWhenLost(hold);
    });
  };
  renewWhenLost(hold);

  return {
    url: appUrl(superuserUrl),
    superuserUrl,
    async close() {
      if (isClosed) return;
      isClosed = true;
      await leave(cluster, hold);
    },
  };
}

async function join(cluster: Cluster, port?: number): Promise<Hold> {
  const deadline = Date.now() + JOIN_TIMEOUT_MS;
  let started: ChildProcess | undefined;
  let starts = 0;
  let problem = '';
  while (Date.now() < deadline) {
    const server = await findServer(cluster);
    if (server) {
      const client = await takeHold(cluster, server).catch((error: unknown) => {
        problem = databaseProblem(error);
      });
      if (client) return { client, server };
    } else if (!started || hasEnded(started)) {
      if (started) problem = await lastProblem(cluster);
      if (starts === START_ATTEMPTS) break;
      // A server that another process starts or stops at the same moment makes ours give up.
      await sleep(starts === 0 ? 0 : 100 * 2 ** starts);
      starts += 1;
      started = await startServer(cluster, starts === 1 ? port : undefined);
    }
    await sleep(30);
  }
  throw new Error(`The embedded PostgreSQL in ${cluster.folder} could not be used: ${problem}`);
}

/** Throws while the server starts or stops. */
async function takeHold(cluster: Cluster, server: Server): Promise<pg.Client> {
  const client = await openClient(superuserUrlOf(cluster, server), 'koiene hold');
  const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock_shared($1) as held', [
    USE_LOCK,
  ]);
  if (rows[0]?.held) return client;
  await client.end();
  throw new Error('it is being stopped by another process');
}

async function leave(cluster: Cluster, { client, server }: Hold): Promise<void> {
  try {
    await client.query('select pg_advisory_unlock_shared($1)', [USE_LOCK]);
    const { rows } = await client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [
      USE_LOCK,
    ]);
    // The lock is kept until the server is gone, so that nobody joins it any more.
    if (rows[0]?.alone) await stopServer(cluster, server, STOP_TIMEOUT_MS);
  } catch {
    // The server is gone already.
  } finally {
    await client.end().catch(() => undefined);
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

function superuserUrlOf({ password }: Cluster, { port }: Server): string {
  return `postgresql://koiene:${password}@127.0.0.1:${port}/postgres`;
}
