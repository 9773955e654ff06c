import { join, resolve } from 'node:path';
import { config } from '../../config/index.js';
import { backUp } from '../backup/back-up.js';
import type { BackupMethod } from '../backup/container.js';
import { runCommand } from './command.js';

await runCommand({
  help: `
npm run backup [-- FILE] [-- --method pg_dump|copy]

Writes the whole database, as it is at this moment, into one file with a checksum; the application may be
running. Without FILE it goes into backups/ in DATA_DIR. It holds personal data: keep it as safe as the database.
  --method   how: with the pg_dump of this system, or with COPY. Without it pg_dump is used where there is one
             that is not older than the server (the embedded PostgreSQL brings none)`,
  options: { method: { type: 'string' } },
  positionals: { min: 0, max: 1 },
  async run({ values: { method }, positionals: [file] }, { url }) {
    if (method !== undefined && !isMethod(method))
      throw new Error(`--method must be pg_dump or copy, not ${method}`);
    const stamp = new Date()
      .toISOString()
      .replace(/[-:]/g, '')
      .replace(/\.\d+Z$/, 'Z');
    const path = resolve(file ?? join(config.dataDir, 'backups', `koiene-${stamp}.backup`));
    const { header } = await backUp(url, path, method);
    const rows = Object.values(header.counts).reduce((sum, count) => sum + count, 0);
    return `Backed up ${rows} rows of ${Object.keys(header.counts).length} tables with ${header.method} to ${path}`;
  },
});

function isMethod(text: string): text is BackupMethod {
  return text === 'pg_dump' || text === 'copy';
}
