import { readPayouts } from '../services/treasury/index.js';
import type { Job } from './job.js';

/** Reads what Stripe has paid out, and what it was made of. */
export const payouts: Job = {
  name: 'payouts',
  async run({ dryRun }) {
    return dryRun ? {} : { ...(await readPayouts()) };
  },
};
