import { type JobOutcome, jobNames, runJob } from '../jobs/index.js';
import { runCommand } from './command.js';

const OUTCOMES: Record<JobOutcome['status'], string> = {
  done: 'done',
  dry_run: 'nothing done, it would be',
  already_done: 'done already for this time',
  under_way: 'under way already',
};

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
    const lines: string[] = [];
    const outcome = await runJob(name, {
      date: values.date,
      dryRun: values['dry-run'],
      tell: (line) => lines.push(line),
    });
    return [...lines, describe(name, outcome)].join('\n');
  },
});

function describe(name: string, { status, counts }: JobOutcome): string {
  const text = Object.entries(counts).map(([what, count]) => `${what} ${count}`);
  return [`${name}: ${OUTCOMES[status]}`, ...text].join(', ');
}
