import { lossesOfMigratingDown } from '../database/losses.js';
import { migrateDown, migrateUp } from '../database/migrate.js';
import { agreed } from './agreed.js';
import { runCommand } from './command.js';

await runCommand({
  help: `
npm run migrate                        applies all pending migrations
npm run migrate -- --down              reverts the last one
npm run migrate -- --down --to NAME    reverts all back to and including NAME, such as 0003_bookings

Each migration is one transaction. Safe to run from several instances at once. Where reverting would delete rows it
says which and asks first; --yes answers that.`,
  options: { down: { type: 'boolean' }, to: { type: 'string' }, yes: { type: 'boolean' } },
  migrates: true,
  async run({ values: { down, to, yes } }, { url }) {
    if (to !== undefined && !down) throw new Error('--to goes with --down');
    if (down) {
      const losses = await lossesOfMigratingDown(url, { to });
      const what = ['This would be lost for good:', ...losses.map((loss) => `  ${loss}`)].join('\n');
      if (losses.length > 0 && !(await agreed(what, yes))) return 'Nothing was changed.';
    }
    const names = down ? await migrateDown(url, { to }) : await migrateUp(url);
    if (names.length === 0) return down ? 'No migration to revert.' : 'The database is up to date.';
    return [down ? 'Reverted:' : 'Applied:', ...names.map((name) => `  ${name}`)].join('\n');
  },
});
