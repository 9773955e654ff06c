import { listErasures, markOfEmail, markOfNumber } from '../../services/people/erasures.js';
import { NATURAL } from '../django/fields.js';
import type { Merge } from './merge.js';

/** Leaves out whoever was erased here at their own request. Returns how many there were. */
export async function skipErased(merge: Merge): Promise<number> {
  const marks = new Set((await listErasures()).flatMap((erasure) => erasure.marks));
  if (marks.size === 0) return 0;
  const read = await merge.sql<{ pk: string }>('select distinct pk from in_users');
  const erased = read.map(({ pk }) => pk).filter((pk) => marks.has(markOf(pk)));
  await merge.sql('delete from in_users where pk = any ($1)', [erased]);
  await merge.sql('delete from in_memberships where user_ref = any ($1)', [erased]);
  return erased.length;
}

function markOf(pk: string): string {
  return pk.startsWith(NATURAL) ? markOfEmail(pk.slice(NATURAL.length)) : markOfNumber(pk);
}
