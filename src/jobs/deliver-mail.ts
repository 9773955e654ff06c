import { deliverDue, outboxHealth } from '../services/mail/index.js';
import { coalesced } from './coalesced.js';
import type { Counts, Job } from './job.js';

/** Sends what is due, one delivery at a time in this process: a slow server is not asked more by waiting. */
export const deliver = coalesced((signal: AbortSignal) => deliverDue({ signal }));

/** Sends what is due in the outbox: the net under the nudge that a mail gives when it is written. */
export const deliverMail: Job = {
  name: 'deliver-mail',
  async run({ dryRun, signal }): Promise<Counts> {
    if (dryRun) return { waiting: (await outboxHealth()).waiting };
    return { ...(await deliver(signal)) };
  },
};
