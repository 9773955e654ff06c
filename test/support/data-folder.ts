import { execFile } from 'node:child_process';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { config } from '../../config/index.js';
import { openEmbedded } from '../../src/database/embedded.js';

const run = promisify(execFile);
let made: Promise<string> | undefined;

/** An empty folder for `DATA_DIR`. The caller removes it; where it is killed before, the next run does. */
export function emptyDataFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), `koiene-test-${process.pid}-`));
}

/**
 * Puts an embedded PostgreSQL with an empty database into a data folder, as a process leaves it that has stopped. It
 * is a copy of one that is made once, since making it takes longer than most tests.
 */
export async function fillDataFolder(dataDir: string): Promise<void> {
  made ??= makeDatabase();
  // With its owner, who is not root.
  await run('cp', ['-a', `${await made}/.`, dataDir]);
}

async function makeDatabase(): Promise<string> {
  await mkdir(config.dataDir, { recursive: true });
  const dataDir = await mkdtemp(join(config.dataDir, 'made-'));
  await (await openEmbedded(dataDir)).close();
  return dataDir;
}
