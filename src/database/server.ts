import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chown, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type Cluster, folderArgument } from './cluster.js';

const run = promisify(execFile);
const PID_FILE = 'postmaster.pid';
const LOG_FILE = 'server.log';
const LOG_MAX_BYTES = 5_000_000;

/** A PostgreSQL server that runs on a data folder. It may still be starting, or already stopping. */
export interface Server {
  pid: number;
  port: number;
}

/**
 * The server that runs on the cluster's folder, if any. What a server that died left behind is removed when
 * its process id belongs to something else by now, as happens in containers: PostgreSQL would refuse to start.
 */
export async function findServer({ folder }: Cluster): Promise<Server | undefined> {
  const { pid, port, content } = await recordedServer(folder);
  if (!pid || !isRunning(pid)) return undefined;
  if (await isServerOf(folder, pid)) return port ? { pid, port } : undefined;
  await removeStale(join(folder, PID_FILE), content);
  return undefined;
}

/** The server as its own `postmaster.pid` describes it; a server that was killed leaves that file behind. */
async function recordedServer(folder: string) {
  const content = await readFile(join(folder, PID_FILE), 'utf8').catch(() => '');
  const lines = content.split('\n');
  return { pid: Number(lines[0]), port: Number(lines[3]), content };
}

/**
 * Starts a server, detached from us: a signal to our process group, a kill included, must not take the database
 * from other processes that use it. It listens on this machine only.
 */
export async function startServer(cluster: Cluster, port?: number): Promise<ChildProcess> {
  const { folder, binaries, account } = cluster;
  const log = await openLog(cluster);
  try {
    const settings = {
      port: port ?? (await freePort()),
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      max_connections: 200,
      shared_buffers: '128MB',
      // Its log names no values: no failing rows, and no statements, which hold what was searched for.
      log_error_verbosity: 'terse',
      log_min_error_statement: 'panic',
      // Ends what is still at work for a connection that was given up.
      client_connection_check_interval: '5s',
      'koiene.folder': folder,
    };
    const child = spawn(
      binaries.postgres,
      [
        '-D',
        folderArgument(folder, account),
        ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      { ...account, cwd: folder, env: { LC_ALL: 'C' }, detached: true, stdio: ['ignore', log.fd, log.fd] },
    );
    child.on('error', () => undefined);
    child.unref();
    return child;
  } finally {
    await log.close();
  }
}

/** Asks a server to stop: open transactions are rolled back. Waits at most `timeoutMs`; it stops anyway. */
export async function stopServer({ folder }: Cluster, { pid }: Server, timeoutMs: number): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  // PostgreSQL's "fast shutdown". Its file goes last; a process that nobody waits for may stay as a zombie.
  process.kill(pid, 'SIGINT');
  while (isRunning(pid) && (await recordedServer(folder)).pid === pid && Date.now() < deadline)
    await sleep(20);
}

/** Why the last start failed, in the words of PostgreSQL's log. */
export async function lastProblem({ folder }: Cluster): Promise<string> {
  const log = await readFile(join(folder, LOG_FILE), 'utf8').catch(() => '');
  const lines = log.split('\n').filter((line) => /FATAL|PANIC|ERROR|could not/.test(line));
  return lines.at(-1) ?? `see ${join(folder, LOG_FILE)}`;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Every server is started with its folder among its arguments, which any user may read. */
async function isServerOf(folder: string, pid: number): Promise<boolean> {
  const command =
    process.platform === 'linux'
      ? readFile(`/proc/${pid}/cmdline`, 'utf8')
      : run('ps', ['-ww', '-o', 'command=', '-p', String(pid)]).then(({ stdout }) => stdout);
  return (await command.catch(() => '')).includes(`koiene.folder=${folder}`);
}

/** Takes the file away before looking at it again: another process may just have started a server. */
async function removeStale(pidFile: string, content: string): Promise<void> {
  const aside = `${pidFile}.${process.pid}`;
  try {
    await rename(pidFile, aside);
  } catch {
    return;
  }
  if ((await readFile(aside, 'utf8')) === content) await rm(aside);
  else await rename(aside, pidFile);
}

async function openLog({ folder, account }: Cluster) {
  const path = join(folder, LOG_FILE);
  const size = await stat(path).then(
    (file) => file.size,
    () => 0,
  );
  if (size > LOG_MAX_BYTES) await rename(path, `${path}.old`);
  const log = await open(path, 'a', 0o600);
  if (account) await chown(path, account.uid, account.gid);
  return log;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (!address || typeof address === 'string') throw new Error('The system gave no free port');
  return address.port;
}
