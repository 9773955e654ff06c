import { join, resolve } from 'node:path';
import { config } from '../../config/index.js';
import { describeExport, exportForDjango } from '../legacy-import/export/index.js';
import { runCommand } from './command.js';

await runCommand({
  help: `
npm run export -- --django [FILE]

Writes koier, bookings, payments and reports as a fixture for the old system's loaddata: the way back. Without
FILE it goes into exports/ in DATA_DIR.`,
  options: { django: { type: 'boolean' } },
  positionals: { min: 0, max: 1 },
  async run({ values: { django }, positionals: [file] }, { url }) {
    if (!django) throw new Error('Say which format: npm run export -- --django');
    const stamp = new Date()
      .toISOString()
      .replace(/[-:]/g, '')
      .replace(/\.\d+Z$/, 'Z');
    const path = resolve(file ?? join(config.dataDir, 'exports', `koiene-${stamp}.json`));
    return describeExport(await exportForDjango(url, path), path);
  },
});
