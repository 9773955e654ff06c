import { config } from '../../config/index.js';
import { connect } from '../../src/database/connect.js';
import { startJobs } from '../../src/jobs/index.js';
import { JobRun } from '../../src/models/index.js';
import { write } from '../../src/platform/write.js';
import { queueBookingMails } from '../../src/services/mail/index.js';

// A process that runs the jobs, as the application does, and confirms the booking with the number it is given.
if (!config.databaseUrl) throw new Error('DATABASE_URL is missing');
connect(config.databaseUrl);
const jobs = startJobs();
process.once('SIGTERM', () => void jobs.stop().then(() => process.exit(0)));

// Only then it is not the run of the minute that finds the mails.
while ((await JobRun.count({ where: { job: 'deliver-mail', state: 'done' } })) === 0);
await write({ source: 'api' }, (transaction) => queueBookingMails(Number(process.argv[2]), transaction));
process.stdout.write(`confirmed at ${Date.now()}\n`);
