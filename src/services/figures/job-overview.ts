import { QueryTypes } from 'sequelize';
import { config } from '../../../config/index.js';
import { database } from '../../models/index.js';

/** A run of a job. Times are ISO moments; `milliseconds` is null while it runs. */
export interface JobRunView {
  job: string;
  state: 'running' | 'done' | 'failed';
  slot: string;
  startedAt: string;
  milliseconds: number | null;
  attempts: number;
  counts: Record<string, number>;
  error: string | null;
  /** When it last went well; null when it never has. */
  lastDone: string | null;
  /** Whether it has what it works with: without an SMTP server it only looks as if there were nothing to do. */
  isSetUp: boolean;
}

/**
 * The last run of each job, by name. One statement, which looks up one run for each name instead of going
 * through all of them: some jobs run every minute.
 */
export async function lastJobRuns(): Promise<JobRunView[]> {
  const runs = await database().query<StoredRun>(
    `with recursive names as (
       select min(job) as job from job_runs
       union all
       select (select min(r.job) from job_runs r where r.job > names.job) from names where names.job is not null
     )
     select ${COLUMNS},
       (select d.finished_at from job_runs d where d.job = names.job and d.state = 'done'
        order by d.slot desc limit 1) as "lastDone"
     from names
     cross join lateral (
       select * from job_runs r where r.job = names.job order by r.slot desc limit 1
     ) r
     where names.job is not null
     order by r.job`,
    { type: QueryTypes.SELECT },
  );
  return runs.map(withSetUp);
}

/** The latest runs of a job, or of all that failed when no job is given, newest first. One statement. */
export async function latestJobRuns(job: string | undefined, limit: number): Promise<JobRunView[]> {
  const runs = await database().query<StoredRun>(
    `select ${COLUMNS}, null as "lastDone" from job_runs r
     where ${job === undefined ? `r.state = 'failed'` : 'r.job = $2'}
     order by r.slot desc limit $1`,
    { bind: job === undefined ? [limit] : [limit, job], type: QueryTypes.SELECT },
  );
  return runs.map(withSetUp);
}

type StoredRun = Omit<JobRunView, 'isSetUp'>;

function withSetUp(run: StoredRun): JobRunView {
  return { ...run, isSetUp: run.job !== 'deliver-mail' || Boolean(config.smtpUrl) };
}

const COLUMNS = `r.job, r.state, r.slot, r.started_at as "startedAt",
  round(extract(epoch from r.finished_at - r.started_at) * 1000)::integer as milliseconds,
  r.attempts, r.counts, r.error`;
