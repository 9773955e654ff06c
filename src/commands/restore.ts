import { resolve } from 'node:path';
import { restore } from '../backup/restore.js';
import { listErasures, readErasures } from '../services/people/erasures.js';
import { replayErasures } from '../services/people/replay-erasures.js';
import { runCommand } from './command.js';
import { ERASURES_FILE } from './erasures-file.js';

await runCommand({
  help: `
npm run restore -- FILE [--trust] [--erasures FILE]

Fills an empty database from a backup, of the same or an older version of the application, puts the pictures where
the settings say, and checks that all of it is there. Whoever was erased since at their own request is erased again. A database that holds anything is left as it is. Stop the application first.
  --trust     also a file that was not signed with this SESSION_SECRET: you know where it comes from
  --erasures  who was erased (erasures.jsonl in DATA_DIR)`,
  options: { trust: { type: 'boolean' }, erasures: { type: 'string' } },
  positionals: { min: 1, max: 1 },
  migrates: true,
  async run({ values, positionals: [file = ''] }, { url }) {
    const { header, rows, migrated } = await restore(url, resolve(file), {
      trust: values.trust ?? false,
    });
    const erasures = [...(await readErasures(values.erasures ?? ERASURES_FILE)), ...(await listErasures())];
    const again = await replayErasures(erasures);
    const since = migrated.length > 0 ? `, and applied ${migrated.length} newer migrations` : '';
    return `Restored ${rows} rows of ${Object.keys(header.counts).length} tables, as they were at ${header.takenAt}${since}. ${again} people who had been erased are erased again`;
  },
});
