import { QueryTypes } from 'sequelize';
import { database } from '../models/index.js';
import { readinessState } from '../readiness.js';

/** Whether this process can serve requests, why not, and how old the oldest unsent mail is (seconds). */
export interface ReadinessReport {
  ready: boolean;
  detail: string;
  oldest_unsent_mail_seconds?: number | null;
  failed_mails?: number;
  open_payments?: number;
}

/** Asks the database, too: a process that cannot reach it is not ready. */
export async function readiness(): Promise<ReadinessReport> {
  const { state, detail } = readinessState();
  if (state !== 'ready') return { ready: false, detail };
  try {
    return { ready: true, detail, ...(await backlog()) };
  } catch {
    return { ready: false, detail: 'The database cannot be reached' };
  }
}

async function backlog(): Promise<Partial<ReadinessReport>> {
  const [row] = await database().query<Required<Omit<ReadinessReport, 'ready' | 'detail'>>>(
    `select
       (select extract(epoch from now() - min(created_at))::integer from emails where state in ('queued', 'sending'))
         as oldest_unsent_mail_seconds,
       (select count(*)::integer from emails where state = 'failed') as failed_mails,
       (select count(*)::integer from payments where state in ('processing', 'requires_action', 'refund_due'))
         as open_payments`,
    { type: QueryTypes.SELECT },
  );
  return row ?? {};
}
