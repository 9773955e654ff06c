import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseError, type Transaction } from 'sequelize';
import { type AuditSource, database } from '../models/index.js';

/** Who makes a change, and from where: what the history of the record will say. */
export interface Actor {
  /** `ntnui_no`, when a person acts. */
  user?: number | undefined;
  source: AuditSource;
  /** Of somebody in the panel: when they last showed who they are. */
  provedAt?: Date | undefined;
}

/** How long a change waits for a row that another one has locked. */
const LOCK_TIMEOUT_MS = 3_000;
/** How long a transaction may stand still, after which PostgreSQL takes its locks from it. */
const IDLE_TIMEOUT_MS = 30_000;
const ATTEMPTS = 8;
const DEADLOCK = '40P01';
const SERIALIZATION_FAILURE = '40001';

/**
 * Runs a change in one transaction, told to the history as done by `actor`. It is `retried`, so it must do
 * nothing that a rollback does not undo.
 */
export function write<T>(actor: Actor, change: (transaction: Transaction) => Promise<T>): Promise<T> {
  return retried(() =>
    database().transaction(async (transaction) => {
      await setActor(actor, transaction);
      return change(transaction);
    }),
  );
}

/** Runs a transaction, again when it has met a deadlock or a serialization failure, which roll it back. */
export async function retried<T>(transact: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transact();
    } catch (error) {
      if (attempt === ATTEMPTS || !isRetryable(error)) throw error;
      await sleep(Math.random() * 20 * attempt);
    }
  }
}

/**
 * The statement that tells a transaction who acts (`$1`, an `Actor` in JSON), and that nobody waits long in it for what
 * others have locked. It holds for that transaction alone, so PgBouncer may stand in between.
 */
export const WITH_ACTOR = `select set_config('koiene.actor', $1, true),
  set_config('lock_timeout', '${LOCK_TIMEOUT_MS}', true),
  set_config('idle_in_transaction_session_timeout', '${IDLE_TIMEOUT_MS}', true)`;

async function setActor(actor: Actor, transaction: Transaction): Promise<void> {
  await database().query(WITH_ACTOR, {
    bind: [JSON.stringify(actor)],
    transaction,
  });
}

function isRetryable(error: unknown): boolean {
  const code = sqlState(error);
  return code === DEADLOCK || code === SERIALIZATION_FAILURE;
}

/** PostgreSQL's SQLSTATE of an error, when it came from the database. */
export function sqlState(error: unknown): string | undefined {
  if (!(error instanceof DatabaseError)) return undefined;
  const { parent } = error;
  return 'code' in parent && typeof parent.code === 'string' ? parent.code : undefined;
}
