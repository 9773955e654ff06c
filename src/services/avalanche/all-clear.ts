import { QueryTypes, type Transaction } from 'sequelize';
import { database } from '../../models/index.js';
import { queueAllClearMail } from '../mail/index.js';

/**
 * Tells those who still hold a booking on nights (Oslo days) of a koie that were closed and are open again, as far as no
 * other night of their stay is closed. What they were offered for it and have not answered is withdrawn.
 * Returns how many are told.
 */
export async function sendAllClear(
  koieId: number,
  nights: readonly string[],
  transaction: Transaction,
): Promise<number> {
  if (nights.length === 0) return 0;
  const holders = await database().query<{ id: number }>(
    `select b.id from booking_details b
     where b.koie_id = $1 and b.stands and b.departure_date > oslo_today()
       and exists (
         select from unnest($2::date[]) as n (night) where n.night >= b.arrival_date and n.night < b.departure_date)
       and not exists (
         select from closures c where c.koie_id = b.koie_id and c.beds is null
           and c.last_night >= greatest(b.arrival_date, oslo_today()) and c.first_night < b.departure_date)
     order by b.id`,
    { bind: [koieId, [...nights]], type: QueryTypes.SELECT, transaction },
  );
  const ids = holders.map(({ id }) => id);
  await database().query(
    `delete from closure_acts a using closures c
     where c.id = a.closure_id and c.source = 'avalanche' and a.booking_id = any ($1)
       and a.state in ('chosen', 'offered', 'failed')`,
    { bind: [ids], type: QueryTypes.RAW, transaction },
  );
  return queueAllClearMail(ids, transaction);
}
