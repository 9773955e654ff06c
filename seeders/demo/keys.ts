import { QueryTypes, type Transaction } from 'sequelize';
import { database } from '../../src/models/index.js';
import type { Standing } from './bookings.js';
import type { DemoKoie } from './stays.js';

/** Every third koie has numbered keys; the others have none, as most have today. */
const EVERY = 3;
const KEYS_OF_KOIE = 3;

/**
 * Gives some koier numbered keys, and those of the demo's stays that have a key one of them. What is there is left alone.
 * Returns how many keys were added.
 */
export async function addKeys(
  koier: readonly DemoKoie[],
  standing: readonly Standing[],
  transaction: Transaction,
): Promise<number> {
  const koieIds = koier.filter(({ position }) => position % EVERY === 0).map(({ id }) => id);
  const added = await database().query(
    `insert into keys (koie_id, desk_id, label)
     select k.id, k.desk_id, label::text from koier k cross join generate_series(1, $2::integer) label
     where k.id = any ($1) and k.desk_id is not null and not exists (select from keys where koie_id = k.id)
     order by k.id, label returning id`,
    { bind: [koieIds, KEYS_OF_KOIE], type: QueryTypes.SELECT, transaction },
  );
  await database().query(
    `update keys n set state = 'out', booking_id = pair.booking_id
     from (
       select free.id, lacking.id as booking_id
       from (
         select id, koie_id, row_number() over (partition by koie_id order by length(label), label) as turn
         from keys where state = 'at_desk' and koie_id = any ($1)
       ) free
       join (
         select b.id, b.koie_id, row_number() over (partition by b.koie_id order by b.departure_date, b.id) as turn
         from bookings b where b.id = any ($2) and b.key_status = 'picked_up' and b.without_key_note = ''
           and not exists (select from keys where booking_id = b.id)
       ) lacking using (koie_id, turn)
     ) pair
     where n.id = pair.id`,
    {
      bind: [koieIds, standing.map(({ bookingId }) => bookingId)],
      type: QueryTypes.RAW,
      transaction,
    },
  );
  return added.length;
}
