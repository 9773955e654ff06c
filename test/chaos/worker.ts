import { config } from '../../config/index.js';
import { connect } from '../../src/database/connect.js';
import { deliverDue } from '../../src/services/mail/index.js';
import { LEASE_SECONDS } from './lease.js';

if (!config.databaseUrl) throw new Error('DATABASE_URL is missing');
connect(config.databaseUrl);
process.stdout.write('delivering\n');
for (;;) {
  await deliverDue({ leaseSeconds: LEASE_SECONDS });
  await new Promise((resolve) => setTimeout(resolve, 50));
}
