import { mkdir, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { config } from '../../config/index.js';

/** A new folder for the files of a test; gone when the run is over. */
export async function scratchFolder(): Promise<string> {
  await mkdir(config.dataDir, { recursive: true });
  return mkdtemp(join(config.dataDir, 'moving-'));
}
