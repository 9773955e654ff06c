import { QueryTypes } from 'sequelize';
import { database } from '../../models/index.js';
import { eraseAgain } from './erase.js';
import { type Erasure, firstOfEach, markOfEmail, markOfNumber } from './erasures.js';
import { findPerson } from './person.js';

/**
 * Erases again whoever has come back with an older backup. What was written after somebody's erasure is left alone.
 * Returns how many there were.
 */
export async function replayErasures(erasures: readonly Erasure[]): Promise<number> {
  const erasedAt = new Map<string, Date>();
  for (const { at, marks } of firstOfEach(erasures)) {
    for (const mark of marks) erasedAt.set(mark, new Date(at));
  }
  let count = 0;
  const accounts = await database().query<{ who: string }>(
    `select ntnui_no::text as who from users where email not like 'deleted-%@invalid'`,
    { type: QueryTypes.SELECT },
  );
  for (const { who } of accounts) {
    if (!erasedAt.has(markOfNumber(who))) continue;
    await eraseAgain(await findPerson(who));
    count += 1;
  }
  const addresses = await database().query<{ who: string; at: Date }>(
    `select who, min(at) as at from (
       select lower(contact_email) as who, created_at as at from bookings where user_id is null
       union all
       select lower(g.email), b.created_at from guests g join bookings b on b.id = g.booking_id
       union all
       select lower(recipient), created_at from emails
     ) a where who <> '' and who not in (select lower(email) from users)
       and who not in (select lower(contact_email) from users where contact_email is not null)
     group by who`,
    { type: QueryTypes.SELECT },
  );
  for (const { who, at } of addresses) {
    const erased = erasedAt.get(markOfEmail(who));
    if (!erased || at > erased) continue;
    await eraseAgain(await findPerson(who));
    count += 1;
  }
  return count;
}
