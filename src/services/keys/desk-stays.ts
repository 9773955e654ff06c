import { QueryTypes } from 'sequelize';
import { database, type Language } from '../../models/index.js';
import { dangerInWords, type StayDanger, stayDangerJson } from '../avalanche/index.js';
import type { DeskStay } from './desk-types.js';
import { keyOverdue } from './overdue.js';

/** The numbered key that a stay has, or had last: `state` is where it went from there. */
const KEY_OF_STAY = `case b.key_status
  when 'picked_up' then (select json_build_object('id', n.id, 'label', n.label, 'state', n.state)
    from keys n where n.booking_id = b.id)
  when 'delivered' then (select json_build_object('id', n.id, 'label', n.label, 'state', m.to_state)
    from key_moves m join keys n on n.id = m.key_id where m.booking_id = b.id order by m.id desc limit 1) end`;

interface StaysQuery {
  language: Language;
  /** Over `booking_details b`, `koier k` and whatever `from` adds; `$1` and on are `bind`. */
  where: string;
  order: string;
  bind: unknown[];
  limit: number;
  /** Columns besides those of a stay. */
  columns?: string;
  /** Joined before the others. */
  from?: string;
}

/** The confirmed stays of a condition, whatever way they are settled. One statement. */
export async function deskStays<Stay extends DeskStay = DeskStay>({
  language,
  where,
  order,
  bind,
  limit,
  columns = '',
  from = '',
}: StaysQuery): Promise<Stay[]> {
  const stays = await database().query<Omit<Stay, 'avalanche'> & { danger: StayDanger | null }>(
    `select b.id, b.uuid, b.reference, b.koie, b.koie_slug as "koieSlug", b.arrival_date as "arrivalDate",
       b.departure_date as "departureDate", b.guests, b.guest, b.phone,
       b.contact_email as "contactEmail", b.paid, b.key_status as "keyStatus", ${KEY_OF_STAY} as key,
       b.without_key_note as "withoutKeyNote", b.desk_note as "deskNote",
       b.key_out_on as "keyOutOn", b.key_back_on as "keyBackOn",
       case when b.key_status <> 'not_picked_up' then (
         select json_build_object('at', (extract(epoch from a.at) * 1000)::float8,
           'by', nullif(trim(u.first_name || ' ' || u.last_name), ''))
         from audit_entries a left join users u on u.ntnui_no = a.actor_id
         where a.resource = 'bookings' and a.record_id = b.id::text and a.changes ? 'key_status'
           and a.action = 'update'
         order by a.id desc limit 1) end as "keyChange",
       ${inLanguage(language, 'k', 'key_notice')} as "keyNotice",
       (select ${inLanguage(language, 'c', 'reason')} from closures c
        where c.koie_id = b.koie_id and c.beds is null and c.last_night >= greatest(b.arrival_date, oslo_today())
          and c.first_night < b.departure_date
        order by c.first_night limit 1) as closure,
       ${stayDangerJson('b', 'k')} as danger,
       ${keyOverdue('b')} as overdue
       ${columns && `, ${columns}`}
     from ${from} booking_details b
     join koier k on k.id = b.koie_id
     where b.stands and ${where}
     order by ${order}
     limit ${limit}`,
    { bind, type: QueryTypes.SELECT },
  );
  return stays.map(({ danger, ...stay }) => ({
    ...stay,
    avalanche: danger && dangerInWords(danger, language),
  })) as unknown as Stay[];
}

function inLanguage(language: Language, table: string, column: string): string {
  return language === 'en'
    ? `coalesce(nullif(${table}.${column}_en, ''), ${table}.${column}_nb)`
    : `${table}.${column}_nb`;
}
