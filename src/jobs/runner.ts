import { log } from '../platform/log.js';
import type { Counts, Job, JobRunContext } from './job.js';
import { type ClaimedRun, claimRun, noteDone, noteFailed, RENEWAL_MS, renewLease } from './job-runs.js';

/** The result of asking for a run. */
export interface JobOutcome {
  status: 'done' | 'already_done' | 'under_way' | 'dry_run';
  counts: Counts;
}

/**
 * Runs a job for a slot, unless it was done or is under way, here or in another process. Rethrows what the
 * job throws, after it is written down for the next attempt. With `now`, does not wait for that one's time.
 */
export async function runOnce(
  job: Job,
  slot: Date,
  context: JobRunContext,
  { now = false } = {},
): Promise<JobOutcome> {
  if (context.dryRun) return { status: 'dry_run', counts: await job.run(context) };
  const claim = await claimRun(job.name, slot, { now });
  if (typeof claim === 'string') return { status: claim, counts: {} };
  return { status: 'done', counts: await runClaimed(job, slot, context, claim) };
}

async function runClaimed(job: Job, slot: Date, context: JobRunContext, claim: ClaimedRun): Promise<Counts> {
  const about = { job: job.name, slot, day: context.day, attempt: claim.attempts };
  const started = performance.now();
  const renewal = setInterval(() => {
    renewLease(claim).catch((error: unknown) => log.warn({ ...about, err: error }, 'job lease not renewed'));
  }, RENEWAL_MS);
  try {
    const counts = await job.run(context);
    await noteDone(claim, counts);
    const isIdle = Object.values(counts).every((count) => count === 0);
    const level = isIdle ? 'debug' : 'info';
    log[level]({ ...about, counts, ms: Math.round(performance.now() - started) }, 'job done');
    return counts;
  } catch (error) {
    log.error({ ...about, err: error, ms: Math.round(performance.now() - started) }, 'job failed');
    await noteFailed(claim, error instanceof Error ? error.message : String(error));
    throw error;
  } finally {
    clearInterval(renewal);
  }
}
