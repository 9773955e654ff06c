import { setTimeout as sleep } from 'node:timers/promises';
import { QueryTypes } from 'sequelize';
import { config } from '../../../config/index.js';
import { database } from '../../models/index.js';
import { log } from '../../platform/log.js';
import { withoutTokens } from '../guest-links/index.js';
import { receiptJson } from '../receipts/index.js';
import type { AskMetOptions } from '../weather/index.js';
import { withForecast } from './forecast.js';
import { withLink } from './manage-link.js';
import { CONNECTIONS, isPermanent, type OutgoingMail, openTransport, send } from './transport.js';

/** The result for mails that were due. `retried` ones failed for now and are queued again. */
export interface Delivery {
  sent: number;
  retried: number;
  failed: number;
}

interface ClaimedMail extends OutgoingMail {
  id: number;
  bookingId: number | null;
  sequence: number;
  attempts: number;
  /** Tells our claim from a later one. As text, since it has more digits than a Date. */
  lease: string;
}

/** How long a claimed mail is ours. Sending it takes less, or is given up. */
const LEASE_SECONDS = 120;
const LAST_ATTEMPT_MINUTE = 24 * 60;
const NOTE_TRIES = 30;
const NOTE_PAUSE_MS = 1000;

/**
 * Sends every mail that is due, and returns when none is left. Any number of processes may do so at once.
 * Each mail is claimed just before it is sent, so a process that dies keeps back only the few it was sending,
 * until their lease is over. Without an SMTP server nothing is sent and the mails stay queued.
 */
export async function deliverDue({
  smtpUrl = config.smtpUrl,
  signal,
  leaseSeconds = LEASE_SECONDS,
  weather,
}: {
  smtpUrl?: string | undefined;
  signal?: AbortSignal | undefined;
  leaseSeconds?: number | undefined;
  /** Where to ask for the weather, for tests. */
  weather?: AskMetOptions;
} = {}): Promise<Delivery> {
  const delivery = { sent: 0, retried: 0, failed: 0 };
  const first = smtpUrl ? await claim(leaseSeconds) : undefined;
  if (!smtpUrl || !first) return delivery;
  const transport = openTransport(smtpUrl, (leaseSeconds / 2) * 1000);
  const next = async () => (signal?.aborted ? undefined : claim(leaseSeconds));
  const leave = async (mail: ClaimedMail) =>
    send(transport, await withForecast(await withLink(mail), weather));
  try {
    const others = Array.from({ length: CONNECTIONS - 1 }, () => work(leave, delivery, next));
    await Promise.all([work(leave, delivery, next, first), ...others]);
  } finally {
    transport.close();
  }
  return delivery;
}

type Leave = (mail: ClaimedMail) => Promise<void>;

async function work(
  leave: Leave,
  delivery: Delivery,
  next: () => Promise<ClaimedMail | undefined>,
  first?: ClaimedMail,
): Promise<void> {
  for (let mail = first ?? (await next()); mail; mail = await next()) {
    delivery[await attempt(leave, mail)] += 1;
  }
}

/** The mail that has been due the longest, now ours until its lease is over. */
async function claim(leaseSeconds: number): Promise<ClaimedMail | undefined> {
  const [mail] = await database().query<ClaimedMail>(
    `with due as materialized (
       select id from emails
       where state in ('queued', 'sending') and due_at <= now()
         and (state = 'queued' or leased_until < now())
       order by due_at, id limit 1 for update skip locked
     )
     update emails e set state = 'sending', attempts = attempts + 1, leased_until = now() + $1 * interval '1 second'
     from due where e.id = due.id
     returning e.id, e.kind, e.booking_id as "bookingId", e.sequence, e.attempts, e.leased_until::text as lease, e.recipient, e.language, e.subject, e.html, e.text,
       e.calendar, e.message_id as "messageId", e.created_at as "createdAt",
       (select coalesce(json_agg(${receiptJson('r')} order by r.number), '[]')
        from email_receipts m join receipts r on r.id = m.receipt_id where m.email_id = e.id) as receipts`,
    { bind: [leaseSeconds], type: QueryTypes.SELECT },
  );
  return mail;
}

async function attempt(leave: Leave, mail: ClaimedMail): Promise<keyof Delivery> {
  try {
    await leave(mail);
  } catch (error) {
    return noteFailure(mail, error);
  }
  await note(mail, `state = 'sent', sent_at = now(), last_error = null`, []);
  return 'sent';
}

async function noteFailure(mail: ClaimedMail, error: unknown): Promise<keyof Delivery> {
  const reason = withoutTokens(error instanceof Error ? error.message : String(error)).slice(0, 1000);
  const minutes = isPermanent(error) ? 0 : minutesToNextAttempt(mail.attempts);
  const state = minutes > 0 ? 'retried' : 'failed';
  log.warn({ mail: mail.id, attempt: mail.attempts, retryInMinutes: minutes, err: error }, `mail ${state}`);
  if (state === 'failed') await note(mail, `state = 'failed', last_error = $3`, [reason]);
  else
    await note(mail, `state = 'queued', last_error = $3, due_at = now() + $4 * interval '1 minute'`, [
      reason,
      minutes,
    ]);
  return state;
}

/**
 * Attempts come 1, 2, 4, 8 … minutes after each other, the last one a day after the first.
 * 0 when this was the last. `attempts` counts the one that has just failed.
 */
export function minutesToNextAttempt(attempts: number): number {
  return minuteOfAttempt(attempts + 1) - minuteOfAttempt(attempts);
}

function minuteOfAttempt(attempt: number): number {
  return Math.min(2 ** (attempt - 1) - 1, LAST_ATTEMPT_MINUTE);
}

/**
 * Writes down what became of a mail, unless somebody else has claimed it meanwhile. Keeps trying while the
 * database does not answer: a mail that was sent and not noted would be sent again.
 */
async function note(mail: ClaimedMail, change: string, values: readonly unknown[]): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await database().query(
        `update emails set ${change}, leased_until = null
         where id = $1 and state = 'sending' and leased_until = $2::timestamptz`,
        { bind: [mail.id, mail.lease, ...values], type: QueryTypes.RAW },
      );
      return;
    } catch (error) {
      if (tries === NOTE_TRIES) throw error;
      await sleep(NOTE_PAUSE_MS);
    }
  }
}
