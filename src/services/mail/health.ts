import { QueryTypes } from 'sequelize';
import { config } from '../../../config/index.js';
import { database } from '../../models/index.js';

/** How the outbox is doing. */
export interface OutboxHealth {
  /** Mails that are due and have not left. */
  waiting: number;
  /** How long the oldest of them has been there, in seconds. 0 without an SMTP server: none is meant to leave. */
  oldestSeconds: number;
  failed: number;
  /** Whether there is an SMTP server: without one nothing is ever sent. */
  isSetUp: boolean;
}

/** How the outbox is doing, in one statement. */
export async function outboxHealth(): Promise<OutboxHealth> {
  const [row] = await database().query<Omit<OutboxHealth, 'isSetUp'>>(
    `select count(*) filter (where state <> 'failed')::integer as waiting,
       coalesce(extract(epoch from now() - min(created_at) filter (where state <> 'failed')), 0)::float
         as "oldestSeconds",
       count(*) filter (where state = 'failed')::integer as failed
     from emails where state in ('queued', 'sending', 'failed')`,
    { type: QueryTypes.SELECT },
  );
  const health = row ?? { waiting: 0, oldestSeconds: 0, failed: 0 };
  const isSetUp = Boolean(config.smtpUrl);
  return { ...health, isSetUp, ...(isSetUp ? {} : { oldestSeconds: 0 }) };
}
