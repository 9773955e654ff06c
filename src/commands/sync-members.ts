import { config } from '../../config/index.js';
import { describeSync, syncMembers } from '../members/sync.js';
import { runCommand } from './command.js';

await runCommand({
  help: `
npm run sync-members [-- --dry-run] [-- --allow-many]

Brings users, groups and memberships in step with the membership system, whose database
(MEMBERSHIP_DATABASE_URL) is only read. Who has left there loses access at once and keeps their bookings.
  --dry-run      says what would be done, and does nothing
  --allow-many   also when more than a tenth of the members would lose access`,
  options: { 'dry-run': { type: 'boolean' }, 'allow-many': { type: 'boolean' } },
  async run({ values }, { url }) {
    const { membershipDatabaseUrl } = config;
    if (!membershipDatabaseUrl) throw new Error('MEMBERSHIP_DATABASE_URL is not set');
    const outcome = await syncMembers({
      url,
      membershipUrl: membershipDatabaseUrl,
      dryRun: values['dry-run'] ?? false,
      allowMany: values['allow-many'] ?? false,
    });
    return describeSync(outcome);
  },
});
