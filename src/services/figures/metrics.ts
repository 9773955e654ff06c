import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { database } from '../../models/index.js';
import { log } from '../../platform/log.js';
import { backlog } from './backlog.js';
import { secondsSinceJob } from './late-jobs.js';

const registry = new Registry();
const registers = [registry];

collectDefaultMetrics({ register: registry });

const requestSeconds = new Histogram({
  name: 'http_request_duration_seconds',
  help: 'How long answers took',
  labelNames: ['method', 'status'] as const,
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  registers,
});

const gauge = (name: string, help: string) => new Gauge({ name: `koiene_${name}`, help, registers });
const jobGauge = (name: string, help: string) =>
  new Gauge({ name: `koiene_job_${name}`, help, labelNames: ['job'] as const, registers });

const gauges = {
  mailsWaiting: gauge('mails_waiting', 'Mails that are due and have not left'),
  oldestMail: gauge('oldest_unsent_mail_seconds', 'How long the oldest of them has waited'),
  mailsFailed: gauge('mails_failed', 'Mails that were given up'),
  openPayments: gauge('payments_open', 'Payments that are not settled, or to be refunded'),
  jobSuccess: jobGauge('last_success_timestamp_seconds', 'When a job last succeeded'),
  sinceJob: gauge('seconds_since_job', 'Since any job last succeeded; some run every minute'),
  jobFailures: jobGauge('failed_runs', 'Runs of a job that failed'),
};

const poolGauge = (name: string, help: string, read: (pool: Pool) => number) =>
  new Gauge({
    name: `koiene_database_connections_${name}`,
    help,
    registers,
    collect() {
      this.set(read(pool()));
    },
  });
poolGauge('used', 'Connections in use', ({ using }) => using);
poolGauge('waited_for', 'Callers that wait for a connection', ({ waiting }) => waiting);

/** Counts an answered request. */
export function observeRequest(method: string, status: number, seconds: number): void {
  requestSeconds.observe({ method, status: String(status) }, seconds);
}

/**
 * The measurements of this process, and of what waits in the database (the same whichever process is asked), in
 * Prometheus' text format.
 */
export async function metrics(): Promise<{ text: string; contentType: string }> {
  await measureBacklog().catch((error: unknown) =>
    log.warn({ err: error }, 'the backlog cannot be measured'),
  );
  return { text: await registry.metrics(), contentType: registry.contentType };
}

async function measureBacklog(): Promise<void> {
  const { mail, openPayments, jobs } = await backlog();
  gauges.mailsWaiting.set(mail.waiting);
  gauges.oldestMail.set(mail.oldestSeconds);
  gauges.mailsFailed.set(mail.failed);
  gauges.openPayments.set(openPayments);
  gauges.sinceJob.set(secondsSinceJob(jobs));
  for (const { job, lastSuccess, failedRuns } of jobs) {
    if (lastSuccess !== null) gauges.jobSuccess.set({ job }, lastSuccess);
    gauges.jobFailures.set({ job }, failedRuns);
  }
}

interface Pool {
  using: number;
  waiting: number;
}

function pool(): Pool {
  // Sequelize has the pool, but not in its types.
  const { connectionManager } = database() as unknown as { connectionManager: { pool?: Pool } };
  return connectionManager.pool ?? { using: 0, waiting: 0 };
}
