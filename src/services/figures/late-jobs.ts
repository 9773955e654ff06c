import { log } from '../../platform/log.js';
import { backlog, type JobHealth } from './backlog.js';

/** Some jobs run every minute. */
const LATE_SECONDS = 5 * 60;

/** Seconds since any job last succeeded, in whichever process; 0 when none ever has. */
export function secondsSinceJob(jobs: readonly Pick<JobHealth, 'lastSuccess'>[]): number {
  const last = Math.max(0, ...jobs.map(({ lastSuccess }) => lastSuccess ?? 0));
  return last === 0 ? 0 : Math.max(0, Date.now() / 1000 - last);
}

/** Whether none has for so long that something is wrong. */
export function areJobsLate(jobs: readonly Pick<JobHealth, 'lastSuccess'>[]): boolean {
  return secondsSinceJob(jobs) > LATE_SECONDS;
}

/** Says so in the log. */
export async function warnOfLateJobs(): Promise<void> {
  const { jobs } = await backlog();
  if (areJobsLate(jobs))
    log.error({ seconds: Math.round(secondsSinceJob(jobs)) }, 'no job has succeeded for minutes');
}
