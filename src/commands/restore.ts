import { resolve } from 'node:path';
import { restore } from '../backup/restore.js';
import { runCommand } from './command.js';

await runCommand({
  help: `
npm run restore -- FILE

Fills an empty database from a backup, of the same or an older version of the application, and checks that
all of it is there. A database that holds anything is left as it is. Stop the application first.`,
  options: {},
  positionals: { min: 1, max: 1 },
  migrates: true,
  async run({ positionals: [file = ''] }, { url }) {
    const { header, rows, migrated } = await restore(url, resolve(file));
    const since = migrated.length > 0 ? `, and applied ${migrated.length} newer migrations` : '';
    return `Restored ${rows} rows of ${Object.keys(header.counts).length} tables, as they were at ${header.takenAt}${since}`;
  },
});
