import { join } from 'node:path';
import { config } from '../../config/index.js';

/** Who was erased, for restores of backups that are older: hashes only. */
export const ERASURES_FILE = join(config.dataDir, 'erasures.jsonl');
