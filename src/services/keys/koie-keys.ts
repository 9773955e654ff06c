import { QueryTypes } from 'sequelize';
import { database } from '../../models/index.js';
import type { FreeKey, KeyOut, KoieKeys } from './desk-types.js';

/** Keys in the order in which they are handed out: 2 before 10. */
export const BY_LABEL = 'length(n.label), n.label, n.id';

/**
 * The numbered keys of the koier that have such, or of one: which can be handed out (those of the koie's own desk first),
 * who has the others, and when they are due (departure, an Oslo day). One statement.
 */
export async function keysOfKoier(koieId?: number): Promise<KoieKeys[]> {
  const rows = await database().query<{ slug: string; free: FreeKey[] | null; out: KeyOut[] | null }>(
    `select k.slug,
       json_agg(json_build_object('id', n.id, 'label', n.label,
           'desk', case when k.desk_id is not null and n.desk_id <> k.desk_id then d.name end)
         order by k.desk_id is not null and n.desk_id <> k.desk_id, ${BY_LABEL})
         filter (where n.state = 'at_desk') as free,
       json_agg(json_build_object('label', n.label, 'guest', b.guest, 'due', b.departure_date)
         order by b.departure_date nulls last, ${BY_LABEL}) filter (where n.state = 'out') as out
     from keys n
     join koier k on k.id = n.koie_id
     join desks d on d.id = n.desk_id
     left join booking_details b on b.id = n.booking_id
     where n.state <> 'retired' and ($1::integer is null or n.koie_id = $1)
     group by k.id order by k.slug`,
    { bind: [koieId ?? null], type: QueryTypes.SELECT },
  );
  return rows.map(({ slug, free, out }) => ({ slug, free: free ?? [], out: out ?? [] }));
}
