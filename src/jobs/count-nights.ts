import { recountNights } from '../services/beds/count-nights.js';
import type { Job } from './job.js';

/** Checks that free beds are counted rightly, and counts them anew where they are not. */
export const countNights: Job = {
  name: 'count-nights',
  run: ({ dryRun, tell }) => recountNights({ dryRun, ...(tell ? { tell } : {}) }),
};
