import { migrateDown, migrateUp } from '../database/migrate.js';
import { runCommand } from './command.js';

await runCommand({
  help: `
npm run migrate                        applies all pending migrations
npm run migrate -- --down              reverts the last one
npm run migrate -- --down --to NAME    reverts all back to and including NAME, such as 0003_bookings

Each migration is one transaction. Safe to run from several instances at once.`,
  options: { down: { type: 'boolean' }, to: { type: 'string' } },
  migrates: true,
  async run({ values: { down, to } }, { url }) {
    if (to !== undefined && !down) throw new Error('--to goes with --down');
    const names = down ? await migrateDown(url, { to }) : await migrateUp(url);
    if (names.length === 0) return down ? 'No migration to revert.' : 'The database is up to date.';
    return [down ? 'Reverted:' : 'Applied:', ...names.map((name) => `  ${name}`)].join('\n');
  },
});
