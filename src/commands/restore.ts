import { resolve } from 'node:path';
import { restore } from '../backup/restore.js';
import { runCommand } from './command.js';

await runCommand({
  help: `
npm run restore -- FILE [--trust]

Fills an empty database from a backup, of the same or an older version of the application, and checks that
all of it is there. A database that holds anything is left as it is. Stop the application first.
  --trust    also a file that was not signed with this SESSION_SECRET: you know where it comes from`,
  options: { trust: { type: 'boolean' } },
  positionals: { min: 1, max: 1 },
  migrates: true,
  async run({ values, positionals: [file = ''] }, { url }) {
    const { header, rows, migrated } = await restore(url, resolve(file), {
      trust: values.trust ?? false,
    });
    const since = migrated.length > 0 ? `, and applied ${migrated.length} newer migrations` : '';
    return `Restored ${rows} rows of ${Object.keys(header.counts).length} tables, as they were at ${header.takenAt}${since}`;
  },
});
