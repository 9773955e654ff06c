import { createHash } from 'node:crypto';
import { QueryTypes } from 'sequelize';
import { database } from '../models/index.js';
import { DomainError } from './refusals/errors.js';

const WINDOW_SECONDS = 60;

/**
 * Counts one hit of `parts` within the running minute, shared by all processes.
 * Throws `too_many_requests` with the seconds to wait when it is one too many.
 *
 * One statement of our own, since the libraries' PostgreSQL stores use named prepared statements,
 * which PgBouncer before 1.21 does not carry in transaction mode.
 */
export async function countHit(parts: readonly string[], limit: number): Promise<void> {
  const [row] = await database().query<{ hits: number; seconds: number }>(
    `insert into rate_limits as r (key, hits, expires_at)
       values ($1, 1, now() + $2 * interval '1 second')
     on conflict (key) do update set
       hits = case when r.expires_at <= now() then 1 else r.hits + 1 end,
       expires_at = case when r.expires_at <= now() then excluded.expires_at else r.expires_at end
     returning hits, ceil(extract(epoch from expires_at - now()))::integer as seconds`,
    { bind: [keyOf(parts), WINDOW_SECONDS], type: QueryTypes.SELECT },
  );
  if (row && row.hits > limit)
    throw new DomainError('too_many_requests', { seconds: Math.max(1, row.seconds) });
}

/** Limits of logging in: 10 a minute per e-mail and address together, 100 a minute per address. */
export async function countLogin(email: string, address: string): Promise<void> {
  await countHit(['login', address], 100);
  await countHit(['login', address, email.toLowerCase()], 10);
}

/** Limit of other writes: 1,000 a minute per address. */
export async function countWrite(address: string): Promise<void> {
  await countHit(['write', address], 1000);
}

/** Hashed, so that the table holds nobody's address or e-mail. */
function keyOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
