import { config } from '../../config/index.js';
import { connect } from '../../src/database/connect.js';
import { cancelBooking } from '../../src/services/bookings/cancel.js';
import { workOffWaitingList } from '../../src/services/waitlist/index.js';

// A process that cancels the bookings with the numbers it is given and runs the job in between, and says what it begins.
if (!config.databaseUrl) throw new Error('DATABASE_URL is missing');
connect(config.databaseUrl);
for (const [index, id] of process.argv.slice(2).entries()) {
  process.stdout.write(`begins ${index}\n`);
  await cancelBooking(Number(id), { reason: 'syk', refund: 'all' }, { source: 'panel' });
  await workOffWaitingList();
}
process.exit(0);
