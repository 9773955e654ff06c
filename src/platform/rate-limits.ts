import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { planned } from './planned.js';
import { DomainError } from './refusals/errors.js';

/** Seconds for which hits may be counted together. */
export const MINUTE = 60;
export const HOUR = 60 * MINUTE;

/** Hits that are counted together, and for how long from the first hit. */
interface Counted {
  parts: readonly string[];
  seconds: number;
}

/** How often something has been hit, the last one included, and the seconds until it is counted anew. */
interface Hits {
  hits: number;
  seconds: number;
}

/**
 * Counts one hit of each, shared by all processes, and returns how often each has been hit, in the same order. Keys in
 * order, so that two of them never wait for each other.
 */
export async function countHits(counted: readonly Counted[]): Promise<(Hits | undefined)[]> {
  const keys = counted.map(({ parts }) => keyOf(parts));
  const rows = await planned<Hits & { key: string }>(
    `insert into rate_limits as r (key, hits, expires_at)
       select key, 1, now() + seconds * interval '1 second'
       from unnest($1::text[], $2::integer[]) as c (key, seconds) order by key
     on conflict (key) do update set
       hits = case when r.expires_at <= now() then 1 else r.hits + 1 end,
       expires_at = case when r.expires_at <= now() then excluded.expires_at else r.expires_at end
     returning key, hits, ceil(extract(epoch from expires_at - now()))::integer as seconds`,
    [keys, counted.map(({ seconds }) => seconds)],
  );
  return keys.map((key) => rows.find((row) => row.key === key));
}

/** Throws `too_many_requests`, with the seconds to wait, when something has been hit more often than its limit. */
export function refuseOver(limits: readonly (readonly [Hits | undefined, number])[]): void {
  const waits = limits.flatMap(([hits, limit]) => (hits && hits.hits > limit ? [hits.seconds] : []));
  if (waits.length > 0) throw new DomainError('too_many_requests', { seconds: Math.max(1, ...waits) });
}

/** Hashed, so that the table holds nobody's address or e-mail. */
function keyOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

/** Who has one IPv6 address has the 2⁶⁴ of its network. An IPv4 address, however it is written, is its own. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  const [plain = ''] = address.split('%');
  if (!isIPv6(plain)) return address;
  const [head = [], tail] = plain.split('::').map((half) => (half === '' ? [] : half.split(':')));
  const groups = tail
    ? [...head, ...Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0'), ...tail]
    : head;
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
