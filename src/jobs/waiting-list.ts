import { countDue, workOffWaitingList } from '../services/waitlist/index.js';
import type { Counts, Job } from './job.js';

/** Offers beds that the clock has freed to those who wait for them, ends what is over, and writes the mails about offers. */
export const waitingList: Job = {
  name: 'waiting-list',
  async run({ dryRun, signal }) {
    const counts: Counts = dryRun
      ? await countDue()
      : { ...(await workOffWaitingList(() => signal.aborted)) };
    return counts;
  },
};
