import { QueryTypes } from 'sequelize';
import { config } from '../../config/index.js';
import { database, type KeyStatus, type Language } from '../models/index.js';

/** How far ahead the desk sees departures. */
const RETURN_DAYS = 7;

/** A stay as the key desk sees it. Dates are Oslo days. */
export interface DeskStay {
  id: number;
  uuid: string;
  reference: string;
  koie: string;
  koieSlug: string;
  arrivalDate: string;
  departureDate: string;
  guests: number;
  guest: string | null;
  phone: string | null;
  contactEmail: string;
  paid: boolean;
  keyStatus: KeyStatus;
  /** The board's note about this booking, to be confirmed before the key goes out. */
  deskNote: string;
  /** What the desk should know about this koie's key. */
  keyNotice: string;
  /** Why the koie is closed on a night still to come; null when it is not. */
  closure: string | null;
  /** The key is still out `KEY_GRACE_DAYS` after departure. */
  overdue: boolean;
}

/** What the desk looks for; what is left out does not filter. `from` and `to` are Oslo days, inclusive. */
export interface DeskFilter {
  /** A koie's slug. */
  koie?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/**
 * Keys to be fetched: of stays arriving within `KEY_PICKUP_DAYS`, and of stays under way whose key nobody has
 * fetched. Confirmed ones only, whatever way they are settled. By arrival; `from` and `to` are about it too.
 */
export function pickUps(filter: DeskFilter, language: Language): Promise<DeskStay[]> {
  return stays(
    `b.key_status = 'not_picked_up' and b.departure_date >= oslo_today()
     and b.arrival_date <= coalesce($3::date, oslo_today() + ${config.keyPickupDays})
     and ($2::date is null or b.arrival_date >= $2)`,
    'b.arrival_date, k.name, b.id',
    filter,
    language,
  );
}

/**
 * Keys to come back: those that are out, of stays departing within 7 days or long since. By departure;
 * `from` and `to` are about it too.
 */
export function returns(filter: DeskFilter, language: Language): Promise<DeskStay[]> {
  return stays(
    `b.key_status = 'picked_up'
     and b.departure_date <= coalesce($3::date, oslo_today() + ${RETURN_DAYS})
     and ($2::date is null or b.departure_date >= $2)`,
    'b.departure_date, k.name, b.id',
    filter,
    language,
  );
}

/** The koier whose keys a desk may be asked for. */
export function deskKoier(): Promise<{ slug: string; name: string }[]> {
  return database().query(`select slug, name from koier where in_use order by name`, {
    type: QueryTypes.SELECT,
  });
}

function stays(
  condition: string,
  order: string,
  { koie, from, to }: DeskFilter,
  language: Language,
): Promise<DeskStay[]> {
  const inLanguage = (table: string, column: string) =>
    language === 'en'
      ? `coalesce(nullif(${table}.${column}_en, ''), ${table}.${column}_nb)`
      : `${table}.${column}_nb`;
  return database().query<DeskStay>(
    `select b.id, b.uuid, b.reference, k.name as koie, k.slug as "koieSlug", b.arrival_date as "arrivalDate",
       b.departure_date as "departureDate", b.guests,
       coalesce(nullif(b.guest_name, ''), nullif(trim(u.first_name || ' ' || u.last_name), '')) as guest,
       coalesce(nullif(b.guest_phone, ''), u.phone_number) as phone, b.contact_email as "contactEmail", b.paid,
       b.key_status as "keyStatus", b.desk_note as "deskNote", ${inLanguage('k', 'key_notice')} as "keyNotice",
       (select ${inLanguage('c', 'reason')} from closures c
        where c.koie_id = b.koie_id and c.beds is null and c.last_night >= greatest(b.arrival_date, oslo_today())
          and c.first_night < b.departure_date
        order by c.first_night limit 1) as closure,
       b.key_status = 'picked_up' and b.departure_date + ${config.keyGraceDays} < oslo_today() as overdue
     from bookings b
     join koier k on k.id = b.koie_id
     left join users u on u.ntnui_no = b.user_id
     where b.confirmed_at is not null and b.cancelled_at is null
       and ($1::text is null or k.slug = $1) and ${condition}
     order by ${order}`,
    { bind: [koie ?? null, from ?? null, to ?? null], type: QueryTypes.SELECT },
  );
}
