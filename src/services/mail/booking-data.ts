import { QueryTypes, type Transaction } from 'sequelize';
import { database, type KeyStatus, type Language, type Settlement } from '../../models/index.js';
import { type KoieAvalanche, stayAvalancheJson } from '../avalanche/read.js';

/** All that the mails of a booking tell, as it is in the database. Days are `YYYY-MM-DD`, prices whole NOK. */
export interface MailBooking {
  id: number;
  /** Higher after each change of the booking. */
  version: number;
  uuid: string;
  reference: string;
  contactEmail: string;
  language: Language;
  /** The name in the greeting; empty when it is not known. */
  firstName: string;
  guestName: string;
  guestPhone: string;
  arrivalDate: string;
  departureDate: string;
  guestsMember: number;
  guestsNotMember: number;
  priceNok: number;
  /** The sum that cards have been charged, in øre. */
  chargedOre: number;
  /** The sum that goes back, or has gone back, to cards and otherwise, in øre: refunds that failed aside. */
  refundedOre: number;
  /** The sum that the guest owes, in øre. */
  balanceOre: number;
  settlement: Settlement;
  /** Still to be paid with the card, by a link. */
  awaitsCard: boolean;
  /** There are receipts that no mail has brought yet: the next one that can has them attached. */
  hasReceipts: boolean;
  keyStatus: KeyStatus;
  /** Held no longer: the stay has been booked, whether or not it has been cancelled since. */
  isConfirmed: boolean;
  cancelledByGuest: boolean;
  koieId: number;
  koieName: string;
  numberOfBeds: number;
  latitude: string;
  longitude: string;
  altitude: number;
  area: string;
  terrain: Record<Language, string>;
  utm: string;
  mapSheet: string;
  mapLink: string;
  weather: Record<Language, string>;
  directions: Record<Language, string>;
  parking: Record<Language, string>;
  /** The danger of avalanches on the nights still to come; null where it is not watched. */
  avalanche: KoieAvalanche | null;
  deskId: number | null;
  deskName: string;
  deskAddress: string;
  deskOpening: Record<Language, string>;
  deskContact: string;
  /** The next party at the koie that is still to come, from today (Oslo) on. */
  nextArrival: string | null;
}

/** Of a receipt `r`: no mail has it attached, but for those that were kept from being sent. */
export const NOT_MAILED = `not exists (
  select from email_receipts m join emails e on e.id = m.email_id where m.receipt_id = r.id and e.state <> 'cancelled')`;

const SELECT = `
  select b.id, b.version, b.uuid, b.reference, b.contact_email as "contactEmail",
    coalesce(u.language, 'nb') as language,
    coalesce(nullif(trim(b.guest_name), ''), trim(u.first_name), '') as "firstName",
    coalesce(b.guest, '') as "guestName", coalesce(b.phone, '') as "guestPhone",
    b.arrival_date::text as "arrivalDate", b.departure_date::text as "departureDate",
    b.guests_member as "guestsMember", b.guests_not_member as "guestsNotMember",
    b.price_nok as "priceNok", b.balance_ore as "balanceOre", b.settlement, money.*,
    b.awaits_card as "awaitsCard",
    exists (select from receipts r where r.booking_id = b.id and ${NOT_MAILED}) as "hasReceipts",
    b.key_status as "keyStatus", b.confirmed_at is not null as "isConfirmed",
    b.cancelled_by_guest as "cancelledByGuest",
    k.id as "koieId", k.name as "koieName", k.number_of_beds as "numberOfBeds",
    trim_scale(l.latitude)::text as latitude, trim_scale(l.longitude)::text as longitude, l.altitude, l.area,
    json_build_object('nb', l.terrain_nor, 'en', l.terrain_eng) as terrain,
    l.utm, l.kartblad as "mapSheet", l.map_pdf as "mapLink",
    json_build_object('nb', d.yr_link_nor, 'en', d.yr_link_eng) as weather,
    json_build_object('nb', d.directions_nor, 'en', d.directions_eng) as directions,
    json_build_object('nb', d.parking_nor, 'en', d.parking_eng) as parking,
    ${stayAvalancheJson('b', 'k')} as avalanche,
    s.id as "deskId", coalesce(s.name, '') as "deskName", coalesce(s.address, '') as "deskAddress",
    json_build_object('nb', coalesce(s.opening_nb, ''), 'en', coalesce(s.opening_en, '')) as "deskOpening",
    coalesce(s.contact, '') as "deskContact",
    b.next_arrival::text as "nextArrival"
  from booking_details b
  join koier k on k.id = b.koie_id
  join locations l on l.id = k.location_id
  join descriptions d on d.id = k.description_id
  left join desks s on s.id = k.desk_id
  left join users u on u.ntnui_no = b.user_id
  cross join lateral (
    select coalesce(sum(p.amount_ore) filter (where p.method in ('card', 'link')), 0)::integer as "chargedOre",
      coalesce(sum((select sum(r.amount_ore) from refunds r where r.payment_id = p.id and r.state <> 'failed')), 0)
        ::integer as "refundedOre"
    from payments p where p.booking_id = b.id and p.state = 'succeeded'
  ) as money`;

/** Everything that the mails of one booking need, in one statement; null when there is no such booking. */
export async function mailBooking(id: number, transaction?: Transaction): Promise<MailBooking | null> {
  const [row] = await mailBookings('b.id = $1', [id], transaction);
  return row ?? null;
}

/**
 * What the mails of all bookings tell that fulfil `condition`, in one statement, by id. The condition is SQL
 * of ours about `b` (the booking), `k` (its koie) and `u` (its user), with its values in `bind`.
 */
export function mailBookings(
  condition: string,
  bind: readonly unknown[],
  transaction?: Transaction,
): Promise<MailBooking[]> {
  return database().query<MailBooking>(`${SELECT} where ${condition} order by b.id`, {
    bind: [...bind],
    type: QueryTypes.SELECT,
    ...(transaction ? { transaction } : {}),
  });
}
