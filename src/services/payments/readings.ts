import { QueryTypes } from 'sequelize';
import { database } from '../../models/index.js';

/** What a job reads of what the provider lists: what has happened, payouts, and lines of the balance. */
export type Reading = 'events' | 'payouts' | 'balance';

/** Until when a list has been read whole; undefined when it never has. */
export async function readUntil(what: Reading): Promise<Date | undefined> {
  const [row] = await database().query<{ readUntil: Date }>(
    'select read_until as "readUntil" from stripe_readings where what = $1',
    { bind: [what], type: QueryTypes.SELECT },
  );
  return row?.readUntil;
}

/** Notes that a list has been read whole, as it was at that moment. */
export async function noteRead(what: Reading, until: Date): Promise<void> {
  await database().query(
    `insert into stripe_readings (what, read_until) values ($1, $2)
     on conflict (what) do update set read_until = greatest(stripe_readings.read_until, excluded.read_until)`,
    { bind: [what, until] },
  );
}
