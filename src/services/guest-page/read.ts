import { Op, QueryTypes } from 'sequelize';
import { type AuditSource, database, Koie, type RefundState, TermsVersion } from '../../models/index.js';
import { countHits, MINUTE, networkOf, refuseOver } from '../../platform/rate-limits.js';
import { type Offer, openOffer } from '../closures/index.js';
import { bookingOfToken } from '../guest-links/index.js';
import { type MailBooking, mailBooking } from '../mail/index.js';
import { type ListedReceipt, receiptsOf } from '../receipts/read.js';
import { type ListOffer, offerOfBooking } from '../waitlist/index.js';

/** How many links that open nothing may be followed from an address in a minute. */
const UNKNOWN_A_MINUTE = 30;

/** What has been done to a stay, as its history tells: columns with what they were and became. */
export interface HistoryEntry {
  at: string;
  source: AuditSource;
  /** By the one whose booking it is. */
  isOwn: boolean;
  action: 'create' | 'update';
  changes: Record<string, [unknown, unknown]>;
  /** The koie before and after, by name, where it is another. */
  koie: [string | null, string | null] | null;
}

/** A stay that a booking is changed to once it is paid. */
export interface WaitingStay {
  koieName: string;
  arrivalDate: string;
  departureDate: string;
  guestsMember: number;
  guestsNotMember: number;
  priceNok: number;
  holdUntil: string;
}

/** What the guest's own page shows, as it is in the database. Money in whole NOK and øre; days are Oslo's. */
export interface GuestPage {
  booking: MailBooking;
  terms: TermsVersion;
  cancelledAt: string | null;
  confirmedAt: string;
  /** What was received for it and not given back. */
  receivedOre: number;
  /** The part of the price that was kept when changes made the stay cheaper, whole NOK. */
  keptNok: number;
  isPaid: boolean;
  hasReport: boolean;
  priceMember: number;
  priceNotMember: number;
  refunds: { amountOre: number; state: RefundState; isByCard: boolean }[];
  closures: {
    firstNight: string;
    lastNight: string;
    beds: number | null;
    reasonNb: string;
    reasonEn: string;
  }[];
  history: HistoryEntry[];
  /** The dearer stay whose beds are held until it is paid. */
  change: WaitingStay | null;
  receipts: ListedReceipt[];
  /** What a closure has offered instead, which the guest has not answered. */
  offer: Offer | null;
  /** The offer of the waiting list that it is, or was before it was paid. */
  listOffer: ListOffer | null;
}

/**
 * The booking whose page a link opens, by its id; null for a link that is unknown, over or replaced. Throws
 * `too_many_requests` when more than 30 such links a minute are followed from an address.
 */
export async function openLink(token: string, address: string): Promise<number | null> {
  const bookingId = await bookingOfToken(token);
  if (bookingId !== null) return bookingId;
  const [hits] = await countHits([{ parts: ['guest link', networkOf(address)], seconds: MINUTE }]);
  refuseOver([[hits, UNKNOWN_A_MINUTE]]);
  return null;
}

/** What the page of a booking shows, which is confirmed or offered by the waiting list; null when there is no such booking. */
export async function readGuestPage(bookingId: number): Promise<GuestPage | null> {
  const booking = await mailBooking(bookingId);
  if (!booking) return null;
  const [more] = await database().query<
    Omit<GuestPage, 'booking' | 'terms' | 'receipts' | 'offer' | 'listOffer'> & { termsVersionId: number }
  >(
    `select b.terms_version_id as "termsVersionId", b.cancelled_at::text as "cancelledAt",
       b.confirmed_at::text as "confirmedAt", b.received_ore as "receivedOre", b.kept_nok as "keptNok", b.paid as "isPaid",
       b.price_member as "priceMember", b.price_not_member as "priceNotMember",
       exists (select from reports r where r.booking_id = b.id) as "hasReport",
       (select coalesce(json_agg(json_build_object('amountOre', r.amount_ore, 'state', r.state,
            'isByCard', r.method = 'card') order by r.created_at, r.id), '[]')
        from payments p join refunds r on r.payment_id = p.id
        where p.booking_id = b.id and (r.state <> 'failed' or r.handled_at is null)) as refunds,
       (select coalesce(json_agg(json_build_object('firstNight', c.first_night, 'lastNight', c.last_night,
            'beds', c.beds, 'reasonNb', c.reason_nb, 'reasonEn', c.reason_en) order by c.first_night, c.id), '[]')
        from closures c where c.koie_id = b.koie_id and c.last_night >= b.arrival_date
          and c.first_night < b.departure_date) as closures,
       (select json_build_object('koieName', k.name, 'arrivalDate', c.arrival_date,
            'departureDate', c.departure_date, 'guestsMember', c.guests_member,
            'guestsNotMember', c.guests_not_member, 'priceNok', c.price_nok, 'holdUntil', c.hold_until)
        from bookings c join koier k on k.id = c.koie_id
        where c.changes_booking_id = b.id and c.cancelled_at is null and c.hold_until > now()) as change,
       (select coalesce(json_agg(json_build_object('at', a.at, 'source', a.source,
            'isOwn', coalesce(a.actor_id = b.user_id, false), 'action', a.action, 'changes', a.changes,
            'koie', case when a.action = 'update' and a.changes ? 'koie_id' then json_build_array(
              (select name from koier where id = (a.changes -> 'koie_id' ->> 0)::integer),
              (select name from koier where id = (a.changes -> 'koie_id' ->> 1)::integer)) end) order by a.id), '[]')
        from audit_entries a where a.resource = 'bookings' and a.record_id = b.id::text
          and a.action in ('create', 'update')) as history
     from bookings b where b.id = $1`,
    { bind: [bookingId], type: QueryTypes.SELECT },
  );
  if (!more) return null;
  const { termsVersionId, ...rest } = more;
  const terms = await TermsVersion.findByPk(termsVersionId, { rejectOnEmpty: true });
  return {
    booking,
    terms,
    ...rest,
    receipts: await receiptsOf(bookingId),
    offer: await openOffer(bookingId),
    listOffer: await offerOfBooking(bookingId),
  };
}

/** Koier that a booking can be changed to: those in use, by name, and its own. */
export function koierToChooseFrom(own: number): Promise<Pick<Koie, 'id' | 'name' | 'numberOfBeds'>[]> {
  return Koie.findAll({
    where: { [Op.or]: [{ inUse: true }, { id: own }] },
    attributes: ['id', 'name', 'numberOfBeds'],
    order: ['name'],
  });
}
