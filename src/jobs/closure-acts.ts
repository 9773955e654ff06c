import { countWaitingActs, workOff } from '../services/closures/index.js';
import type { Counts, Job } from './job.js';

/** Does what was chosen for bookings that closures hit and is not done, and gives money back to the silent. */
export const closureActs: Job = {
  name: 'closure-acts',
  async run({ dryRun, signal }) {
    const counts: Counts = dryRun
      ? { due: await countWaitingActs() }
      : { ...(await workOff({ isOver: () => signal.aborted })) };
    return counts;
  },
};
