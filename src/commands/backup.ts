import { join, resolve } from 'node:path';
import { config } from '../../config/index.js';
import { backUp } from '../backup/back-up.js';
import { runCommand } from './command.js';

await runCommand({
  help: `
npm run backup [-- FILE]

Writes the whole database, as it is at this moment, and all pictures into one file, signed with SESSION_SECRET; the
application may be running. Without FILE it goes into backups/ in DATA_DIR. It holds personal data: keep it as safe as the
database.`,
  options: {},
  positionals: { min: 0, max: 1 },
  async run({ positionals: [file] }, { url }) {
    const stamp = new Date()
      .toISOString()
      .replace(/[-:]/g, '')
      .replace(/\.\d+Z$/, 'Z');
    const path = resolve(file ?? join(config.dataDir, 'backups', `koiene-${stamp}.backup`));
    const { header, missing, miscountedNights } = await backUp(url, path);
    const rows = Object.values(header.counts).reduce((sum, count) => sum + count, 0);
    const files = header.files - missing.length;
    const lacking = missing.length > 0 ? `. Not found where pictures are stored: ${missing.join(', ')}` : '';
    const wrong =
      miscountedNights > 0
        ? `. Free beds are counted wrongly on ${miscountedNights} nights: run npm run job -- count-nights`
        : '';
    return `Backed up ${rows} rows of ${Object.keys(header.counts).length} tables and ${files} files of pictures to ${path}${lacking}${wrong}`;
  },
});
