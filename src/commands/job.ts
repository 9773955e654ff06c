import { type JobOutcome, jobNames, runJob } from '../jobs/index.js';
import { isCalendarDay } from '../services/clock.js';
import { runCommand } from './command.js';

await runCommand({
  help: `
npm run job -- NAME [--date YYYY-MM-DD] [--dry-run]

Runs a job now. A job that is done or under way for its time already is not run again, which is no failure.
  --date      as if it were that day in Oslo
  --dry-run   says what would be done, and does nothing

Jobs: ${jobNames.join(', ')}`,
  options: { date: { type: 'string' }, 'dry-run': { type: 'boolean' } },
  positionals: { min: 1, max: 1 },
  async run({ values, positionals: [name = ''] }) {
    if (values.date !== undefined && !isCalendarDay(values.date))
      throw new Error(`--date must be a day such as 2026-06-30, not ${values.date}`);
    const outcome = await runJob(name, { date: values.date, dryRun: values['dry-run'] });
    return describeOutcome(name, outcome);
  },
});

function describeOutcome(name: string, { status, counts }: JobOutcome): string {
  if (status === 'already_done') return `${name} is done already for that time. Nothing was done.`;
  if (status === 'under_way') return `${name} is under way for that time. Nothing was done.`;
  const numbers = Object.entries(counts).map(([what, count]) => `${what} ${count}`);
  return `${name} ${status === 'done' ? 'done' : 'would find'}: ${numbers.join(', ')}.`;
}
