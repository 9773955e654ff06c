import { lookAtSchema } from '../../database/schema-state.js';
import { log } from '../../platform/log.js';
import { readinessState } from '../../platform/readiness.js';
import { areWritesRefused } from '../../platform/write-failures.js';
import { backlog } from './backlog.js';
import { areJobsLate } from './late-jobs.js';

/** Whether this process can serve requests and, if not, why; with what is waiting to be done. */
export interface ReadinessReport {
  ready: boolean;
  detail: string;
  oldest_unsent_mail_seconds?: number;
  failed_mails?: number;
  open_payments?: number;
  /** When each job last succeeded, ISO 8601; null when it never did. */
  jobs_last_success?: Record<string, string | null>;
  /** Whether no job at all has succeeded for some minutes, though some run every minute. */
  jobs_late?: boolean;
}

/** Asks the database, too: a process that cannot reach it, or cannot write to it, is not ready. */
export async function readiness(): Promise<ReadinessReport> {
  try {
    await lookAtSchema();
    const { state, detail } = readinessState();
    if (state !== 'ready') return { ready: false, detail };
    if (await areWritesRefused()) return { ready: false, detail: 'The database cannot be written to' };
    const { mail, openPayments, jobs } = await backlog();
    return {
      ready: true,
      detail,
      oldest_unsent_mail_seconds: Math.round(mail.oldestSeconds),
      failed_mails: mail.failed,
      open_payments: openPayments,
      jobs_late: areJobsLate(jobs),
      jobs_last_success: Object.fromEntries(jobs.map(({ job, lastSuccess }) => [job, isoTime(lastSuccess)])),
    };
  } catch (error) {
    log.warn({ err: error }, 'the database cannot be reached');
    return { ready: false, detail: 'The database cannot be reached' };
  }
}

function isoTime(seconds: number | null): string | null {
  return seconds === null ? null : new Date(seconds * 1000).toISOString();
}
