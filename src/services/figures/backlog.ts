import { QueryTypes } from 'sequelize';
import { database } from '../../models/index.js';
import { type OutboxHealth, outboxHealth } from '../mail/index.js';

/** Numbers of things that wait to be done, for whoever watches the service. */
export interface Backlog {
  mail: OutboxHealth;
  /** Payments that Stripe has not settled, or that are to be refunded. */
  openPayments: number;
  jobs: JobHealth[];
}

/** How a job is doing. */
export interface JobHealth {
  job: string;
  /** Seconds since 1970; null when it never succeeded. */
  lastSuccess: number | null;
  failedRuns: number;
}

/** Counts what waits to be done, in the database. */
export async function backlog(): Promise<Backlog> {
  const [mail, openPayments, jobs] = await Promise.all([outboxHealth(), countOpenPayments(), jobHealth()]);
  return { mail, openPayments, jobs };
}

async function countOpenPayments(): Promise<number> {
  const [row] = await database().query<{ count: number }>(
    `select ((select count(*) from payments where state in ('processing', 'requires_action'))
       + (select count(*) from refunds where state in ('due', 'pending') and method = 'card'))::integer as count`,
    { type: QueryTypes.SELECT },
  );
  return row?.count ?? 0;
}

function jobHealth(): Promise<JobHealth[]> {
  return database().query<JobHealth>(
    `select job, extract(epoch from max(finished_at) filter (where state = 'done'))::float as "lastSuccess",
       (count(*) filter (where state = 'failed'))::integer as "failedRuns"
     from job_runs group by job order by job`,
    { type: QueryTypes.SELECT },
  );
}
