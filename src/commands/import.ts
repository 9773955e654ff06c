import { join } from 'node:path';
import { config } from '../../config/index.js';
import { openSources } from '../legacy-import/django/sources.js';
import { describeImport, importOldData } from '../legacy-import/import/index.js';
import { runCommand } from './command.js';

const ON_SCREEN = 10;

await runCommand({
  help: `
npm run import -- FILE… [--dry-run]        files of the old system's dumpdata, any number in any order
npm run import -- postgresql://… [--dry-run]    the old system's own database, which is only read

Takes over users, groups, memberships, koier, bookings, payments and reports, all or nothing. Running it again
changes only what has changed there since. Rows that cannot be taken over are written to a file that can be
mended and imported.
  --dry-run   do everything, report it, and take it back
  --folder    where the report and the refused rows are written (imports/ in DATA_DIR)`,
  options: { 'dry-run': { type: 'boolean' }, folder: { type: 'string' } },
  positionals: { min: 1, max: 1000 },
  async run({ values, positionals }, { url }) {
    const outcome = await importOldData({
      url,
      sources: await openSources(positionals),
      dryRun: values['dry-run'] ?? false,
      folder: values.folder ?? join(config.dataDir, 'imports'),
      screen: process.stdout,
    });
    return describeImport(outcome, ON_SCREEN);
  },
});
