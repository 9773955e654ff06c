import { createHash } from 'node:crypto';
import { QueryTypes, type Transaction } from 'sequelize';
import { database } from '../models/index.js';
import { DomainError } from './refusals/errors.js';

/** A request that may be sent again: whose it is, the key they gave it, and what it asked for. */
export interface RepeatableRequest {
  userId: number;
  key: string;
  request: unknown;
}

/**
 * Answers a request once: the same user, key and request within 24 hours get the first answer again, also
 * when they arrive at the same moment. Only answers are kept; a refused request may be tried again.
 * Throws `idempotency_mismatch` when the key was used for another request.
 */
export async function answerOnce<T>(
  { userId, key, request }: RepeatableRequest,
  transaction: Transaction,
  answer: () => Promise<T>,
): Promise<T> {
  const hash = createHash('sha256').update(JSON.stringify(request)).digest('base64url');
  const bind = [userId, key, hash];
  const [claimed] = await database().query(
    `insert into idempotency_keys as i (user_id, key, request_hash, status, answer) values ($1, $2, $3, 0, 'null')
     on conflict (user_id, key) do update set request_hash = $3, status = 0, answer = 'null', created_at = now()
       where i.created_at < now() - interval '24 hours'
     returning key`,
    { bind, type: QueryTypes.SELECT, transaction },
  );
  if (claimed) {
    const first = await answer();
    await database().query(
      'update idempotency_keys set status = 200, answer = $4 where user_id = $1 and key = $2 and request_hash = $3',
      { bind: [...bind, JSON.stringify(first)], type: QueryTypes.RAW, transaction },
    );
    return first;
  }
  const [kept] = await database().query<{ request_hash: string; answer: T }>(
    'select request_hash, answer from idempotency_keys where user_id = $1 and key = $2',
    { bind: [userId, key], type: QueryTypes.SELECT, transaction },
  );
  if (!kept || kept.request_hash !== hash) throw new DomainError('idempotency_mismatch');
  return kept.answer;
}
