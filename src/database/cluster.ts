import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chown,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import type { Account } from './account.js';
import type { Binaries } from './binaries.js';

const PASSWORD_FILE = 'koiene.password';
const PARTIAL = 'postgres.new-';
const ABANDONED_AFTER_MS = 10 * 60_000;

/** A PostgreSQL data folder and what is needed to run it. */
export interface Cluster {
  /** Absolute. */
  folder: string;
  password: string;
  binaries: Binaries;
  account: Account | undefined;
}

/**
 * How PostgreSQL is told its data folder: started inside of it, it need not be able to reach it by its path.
 * So a project below /root works although PostgreSQL does not run as root there.
 */
export function folderArgument(folder: string, account: Account | undefined): string {
  return account && process.platform === 'linux' ? '/proc/self/cwd' : folder;
}

/** Where the embedded PostgreSQL of a `DATA_DIR` keeps its data. */
export function folderOf(dataDir: string): string {
  return join(dataDir, 'postgres');
}

/**
 * The data folder of `dataDir`, made when it is missing. It is made beside its place and then renamed,
 * so that it is whole whenever it is there: after a kill half-way, and with another process doing the same.
 */
export async function ensureCluster(
  dataDir: string,
  binaries: Binaries,
  account: Account | undefined,
): Promise<Cluster> {
  const folder = folderOf(dataDir);
  const isThere = await stat(folder).catch(() => undefined);
  if (!isThere) await createCluster(dataDir, folder, binaries, account);
  const password = await readFile(join(folder, PASSWORD_FILE), 'utf8');
  return { folder, password, binaries, account };
}

async function createCluster(
  dataDir: string,
  folder: string,
  { initdb }: Binaries,
  account: Account | undefined,
): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  await removeAbandoned(dataDir);
  const partial = await mkdtemp(join(dataDir, PARTIAL));
  const passwordFile = `${partial}.password`;
  try {
    await writeFile(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
    if (account) {
      for (const path of [partial, passwordFile]) await chown(path, account.uid, account.gid);
    }
    await runInitdb(initdb, partial, passwordFile, account);
    await rename(passwordFile, join(partial, PASSWORD_FILE));
    // Fails when another process was first, which is as good.
    await rename(partial, folder).catch(async (error: unknown) => {
      if (!(await stat(folder).catch(() => undefined))) throw error;
    });
  } finally {
    for (const path of [partial, passwordFile]) await rm(path, { recursive: true, force: true });
  }
}

async function removeAbandoned(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    if (!name.startsWith(PARTIAL)) continue;
    const path = join(dataDir, name);
    const made = await stat(path).catch(() => undefined);
    if (made && Date.now() - made.mtimeMs > ABANDONED_AFTER_MS)
      await rm(path, { recursive: true, force: true });
  }
}

/** The same on every system: UTF-8, and sorting that does not depend on what locales are installed. */
const INITDB_OPTIONS = [
  '--username=koiene',
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
];

async function runInitdb(
  initdb: string,
  folder: string,
  passwordFile: string,
  account: Account | undefined,
): Promise<void> {
  // Handed over open, since the path may be out of PostgreSQL's reach.
  const password = await open(passwordFile, 'r');
  try {
    await new Promise<void>((resolve, reject) => {
      const child = spawn(
        initdb,
        ['-D', folderArgument(folder, account), '--pwfile=/dev/stdin', ...INITDB_OPTIONS],
        { ...account, cwd: folder, env: { LC_ALL: 'C' }, stdio: [password.fd, 'pipe', 'pipe'] },
      );
      let output = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream?.on('data', (chunk: Buffer) => {
          output += chunk.toString();
        });
      }
      child.on('error', reject);
      child.on('close', (code) => {
        if (code === 0) resolve();
        else
          reject(
            new Error(`initdb could not make the data folder of PostgreSQL in ${folder}: ${output.trim()}`),
          );
      });
    });
  } finally {
    await password.close();
  }
}
