import { isCalendarDay, osloDayOf, today } from '../platform/clock.js';
import { log } from '../platform/log.js';
import { noteWriteFailure } from '../platform/write-failures.js';
import { warnOfLateJobs } from '../services/figures/late-jobs.js';
import { onNudge } from '../services/mail/index.js';
import { avalancheWatch } from './avalanche-watch.js';
import { checklistReminders } from './checklist-reminders.js';
import { closureActs } from './closure-acts.js';
import { countNights } from './count-nights.js';
import { deliver, deliverMail } from './deliver-mail.js';
import type { Job, JobRunContext } from './job.js';
import { keyReminders } from './key-reminders.js';
import { everyMinute } from './minutes.js';
import { overdueKeys } from './overdue-keys.js';
import { payouts } from './payouts.js';
import { retention } from './retention.js';
import { type JobOutcome, runOnce } from './runner.js';
import { dueSlot, type JobName, jobNames, slotByHand } from './schedule.js';
import { settlePayments } from './settle-payments.js';
import { sweepPictures } from './sweep-pictures.js';
import { syncMembersJob } from './sync-members.js';
import { waitingList } from './waiting-list.js';

export type { JobOutcome } from './runner.js';
export { jobNames } from './schedule.js';

const JOBS: Record<JobName, Job> = {
  'avalanche-watch': avalancheWatch,
  'deliver-mail': deliverMail,
  'settle-payments': settlePayments,
  'closure-acts': closureActs,
  'waiting-list': waitingList,
  'checklist-reminders': checklistReminders,
  'key-reminders': keyReminders,
  'overdue-keys': overdueKeys,
  'count-nights': countNights,
  payouts,
  retention,
  'sweep-pictures': sweepPictures,
  'sync-members': syncMembersJob,
};

/** How long stopping waits for what is running. What is cut off is done by the next process. */
const STOP_MS = 5000;

/**
 * Runs the jobs by their schedule until stopped, beginning with what was missed today. Each run happens once
 * however many processes have started the jobs. Mails written by this process leave at once.
 */
export function startJobs({ now = () => new Date() } = {}): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const running = new Set<Promise<unknown>>();
  const track = (work: Promise<unknown>) => {
    const settled = work.catch((error: unknown) => {
      noteWriteFailure(error);
      log.error({ err: error }, 'job not run');
    });
    running.add(settled);
    void settled.then(() => running.delete(settled));
  };
  const tick = () => {
    // Timers may fire a little early.
    const moment = new Date(now().getTime() + 500);
    for (const name of jobNames) track(runIfDue(JOBS[name], moment, stopping.signal));
  };

  const stopNudges = onNudge(() => track(deliver(stopping.signal)));
  const clock = everyMinute(() => {
    tick();
    track(warnOfLateJobs());
  });
  tick();
  return {
    async stop() {
      await clock.stop();
      stopNudges();
      stopping.abort();
      await Promise.race([Promise.all(running), pause(STOP_MS)]);
    },
  };
}

/** How a job is run by hand. */
interface RunByHand {
  date?: string | undefined;
  dryRun?: boolean | undefined;
  tell?: JobRunContext['tell'];
}

/**
 * Runs one job by hand, for an Oslo day (today, without `date`). With `dryRun`, counts what it would do.
 * One that was done, or is under way, is reported and not run. Throws `RangeError` for an unknown name, and for
 * a day that is not in the calendar or still to come; and whatever the job throws.
 */
export async function runJob(
  name: string,
  { date = today(), dryRun = false, tell }: RunByHand = {},
): Promise<JobOutcome> {
  if (!isJobName(name)) throw new RangeError(`${name} is no job; they are ${jobNames.join(', ')}`);
  if (!isCalendarDay(date)) throw new RangeError(`${date} is not a day written YYYY-MM-DD`);
  // Its slot would then be done before those who book until then are there to be reminded.
  if (!dryRun && date > today()) throw new RangeError(`${date} is still to come`);
  const context = { day: date, dryRun, signal: new AbortController().signal, ...(tell ? { tell } : {}) };
  return runOnce(JOBS[name], slotByHand(name, date), context, { now: true });
}

function isJobName(name: string): name is JobName {
  return Object.hasOwn(JOBS, name);
}

async function runIfDue(job: Job, now: Date, signal: AbortSignal): Promise<void> {
  const slot = dueSlot(job.name, now);
  if (!slot || signal.aborted) return;
  await runOnce(job, slot, { day: osloDayOf(now), dryRun: false, signal });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
