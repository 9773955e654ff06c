import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The major version of a program of PostgreSQL's client; undefined when the system has none. */
export async function versionOf(program: 'pg_dump' | 'pg_restore'): Promise<number | undefined> {
  try {
    const { stdout } = await run(program, ['--version']);
    const version = /\(PostgreSQL\) (\d+)/.exec(stdout)?.[1];
    return version === undefined ? undefined : Number(version);
  } catch {
    return undefined;
  }
}

/** A program of PostgreSQL's client that is running. */
interface RunningTool {
  child: ChildProcess;
  /** Rejects with what it said when it fails. */
  done: Promise<void>;
}

/** Runs `pg_dump` on a snapshot that a transaction of ours has exported. Its output is a dump in `custom` format. */
export async function dump(
  url: string,
  snapshot: string,
): Promise<{ output: Readable; done: Promise<void> }> {
  const { child, done } = await start(url, 'pg_dump', [
    '--format=custom',
    '--no-owner',
    '--no-privileges',
    `--snapshot=${snapshot}`,
  ]);
  if (!child.stdout) throw new Error('pg_dump gives no output');
  return { output: child.stdout, done };
}

/** Runs `pg_restore` of a dump into a database without any of our tables: all of it or nothing. */
export async function restoreDump(url: string, payload: Readable): Promise<void> {
  const { child, done } = await start(url, 'pg_restore', [
    '--single-transaction',
    '--exit-on-error',
    '--no-owner',
    '--no-privileges',
  ]);
  if (!child.stdin) throw new Error('pg_restore takes no input');
  // What it says when it fails is worth more than the broken pipe.
  child.stdin.on('error', () => undefined);
  payload.pipe(child.stdin);
  await done;
}

/** The password goes by a file: arguments can be read by every user of the system. */
async function start(url: string, program: string, options: string[]): Promise<RunningTool> {
  const address = new URL(url);
  const folder = await mkdtemp(join(tmpdir(), 'koiene-pass-'));
  const file = join(folder, 'pgpass');
  const password = decodeURIComponent(address.password).replace(/[\\:]/g, '\\$&');
  await writeFile(file, `*:*:*:*:${password}\n`, { mode: 0o600 });
  address.password = '';
  address.searchParams.set('passfile', file);
  const child = spawn(program, [...options, `--dbname=${address.href}`], { stdio: ['pipe', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const done = once(child, 'close')
    .then(([code]) => {
      if (code !== 0) throw new Error(`${program} failed: ${errors.trim()}`);
    })
    .finally(() => rm(folder, { recursive: true, force: true }));
  done.catch(() => undefined);
  return { child, done };
}
