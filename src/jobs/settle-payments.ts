import { settleOpenPayments } from '../services/payments/index.js';
import type { Job } from './job.js';

/** Settles with Stripe what a guest, a browser or a process left open. */
export const settlePayments: Job = {
  name: 'settle-payments',
  async run({ dryRun }) {
    return dryRun ? {} : { ...(await settleOpenPayments()) };
  },
};
