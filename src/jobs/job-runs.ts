import { QueryTypes } from 'sequelize';
import { database } from '../models/index.js';
import type { Counts } from './job.js';
import type { JobName } from './schedule.js';

/** A slot that is ours until the lease is over, which `renewLease` puts off. */
export interface ClaimedRun {
  id: number;
  attempts: number;
}

const LEASE = '3 minutes';
const LONGEST_PAUSE_MINUTES = 60;
/** How often a lease is renewed while the job runs. */
export const RENEWAL_MS = 60_000;

/**
 * Makes the slot of a job ours, if nobody has done it or is doing it. A run that failed may be tried again
 * after a pause (or at once, with `now`), one whose process died when its lease is over.
 */
export async function claimRun(
  job: JobName,
  slot: Date,
  { now = false } = {},
): Promise<ClaimedRun | 'already_done' | 'under_way'> {
  const state = await stateOf(job, slot, now);
  if (state === 'already_done' || state === 'under_way') return state;
  const [claimed] = await database().query<ClaimedRun>(
    `insert into job_runs as r (job, slot, leased_until) values ($1, $2, now() + $3::interval)
     on conflict (job, slot) do update set state = 'running', attempts = r.attempts + 1,
       leased_until = excluded.leased_until, started_at = now(), finished_at = null
     where (r.state in ('running', 'failed') and r.leased_until < now()) or (r.state = 'failed' and $4)
     returning id, attempts`,
    { bind: [job, slot, LEASE, now], type: QueryTypes.SELECT },
  );
  if (claimed) return claimed;
  return (await stateOf(job, slot, now)) === 'already_done' ? 'already_done' : 'under_way';
}

/** Asked before claiming, since most of the time there is nothing to claim, and asking writes nothing. */
async function stateOf(
  job: JobName,
  slot: Date,
  now: boolean,
): Promise<'already_done' | 'under_way' | 'claimable'> {
  const [run] = await database().query<{ state: string; leased: boolean }>(
    'select state, leased_until >= now() as leased from job_runs where job = $1 and slot = $2',
    { bind: [job, slot], type: QueryTypes.SELECT },
  );
  if (run?.state === 'done') return 'already_done';
  const isWaiting = run?.leased && (run.state === 'running' || !now);
  return isWaiting ? 'under_way' : 'claimable';
}

/** Keeps a run ours for another while. */
export async function renewLease({ id, attempts }: ClaimedRun): Promise<void> {
  await database().query(
    `update job_runs set leased_until = now() + $3::interval
     where id = $1 and attempts = $2 and state = 'running'`,
    { bind: [id, attempts, LEASE], type: QueryTypes.RAW },
  );
}

/** Writes down that a run is done. */
export async function noteDone({ id, attempts }: ClaimedRun, counts: Counts): Promise<void> {
  await database().query(
    `update job_runs set state = 'done', finished_at = now(), counts = $3, error = null
     where id = $1 and attempts = $2 and state = 'running'`,
    { bind: [id, attempts, JSON.stringify(counts)], type: QueryTypes.RAW },
  );
}

/** Writes down that a run failed, and that it is tried again in 1, 2, 4 … minutes, at most an hour. */
export async function noteFailed({ id, attempts }: ClaimedRun, error: string): Promise<void> {
  const minutes = Math.min(2 ** (attempts - 1), LONGEST_PAUSE_MINUTES);
  await database().query(
    `update job_runs set state = 'failed', finished_at = now(), error = $3,
       leased_until = now() + $4 * interval '1 minute'
     where id = $1 and attempts = $2 and state = 'running'`,
    { bind: [id, attempts, error.slice(0, 1000), minutes], type: QueryTypes.RAW },
  );
}
