import { lastJobRuns, latestJobRuns } from '../../services/figures/job-overview.js';
import { type PageContext, type PageRequest, textIn } from './page.js';

const MOST_RUNS = 50;

/** The answer of the page about the jobs. */
export type JobsPage = Awaited<ReturnType<typeof jobs>>;

/** The last run of every job, and the latest runs of one (`job`) or else the latest that failed. */
export async function jobs(request: PageRequest, _response: unknown, _context: PageContext) {
  const job = textIn(request.query, 'job');
  const [last, runs] = await Promise.all([lastJobRuns(), latestJobRuns(job, MOST_RUNS)]);
  return { job: job ?? null, last, runs };
}
