import { countExpiredData, deleteExpiredData } from '../services/people/retention.js';
import type { Job } from './job.js';

/** Deletes personal data whose time is over: parties, texts of mails and, when asked for, old bookings'. */
export const retention: Job = {
  name: 'retention',
  async run({ day, dryRun }) {
    return { ...(await (dryRun ? countExpiredData(day) : deleteExpiredData(day))) };
  },
};
