import { QueryTypes, type Transaction } from 'sequelize';
import { database, type WaitingState } from '../../models/index.js';

/** An entry as its member sees it. Days are Oslo's. */
export interface ListedEntry {
  uuid: string;
  /** Slugs, by name. */
  koier: string[];
  arrivalDate: string;
  departureDate: string;
  guestsMember: number;
  guestsNotMember: number;
  createdAt: Date;
  state: WaitingState;
  /** The uuid of the hold that is offered, or that was taken. */
  booking: string | null;
  /** Null when nothing is offered. */
  offeredUntil: Date | null;
}

/** A member's entries, the newest first. */
export function entriesOf(ntnuiNo: number): Promise<ListedEntry[]> {
  return select('w.user_id = $1', [ntnuiNo]);
}

/** One entry, as `entriesOf` gives it; null when there is none with this id. */
export async function findEntry(id: number, transaction: Transaction): Promise<ListedEntry | null> {
  const [entry] = await select('w.id = $1', [id], transaction);
  return entry ?? null;
}

/** Of an entry `w` and its hold `b`: something is offered, and the hold is not over though the job has not come yet. */
const IS_OPEN = `w.state = 'offered'
  and booking_occupies(b.confirmed_at, b.cancelled_at, b.hold_until, b.payment_started_at, now())`;

function select(
  condition: string,
  bind: readonly unknown[],
  transaction?: Transaction,
): Promise<ListedEntry[]> {
  return database().query<ListedEntry>(
    `select w.uuid, array(select k.slug from koier k where k.id = any (w.koie_ids) order by k.name) as koier,
       w.arrival_date::text as "arrivalDate", w.departure_date::text as "departureDate",
       w.guests_member as "guestsMember", w.guests_not_member as "guestsNotMember", w.created_at as "createdAt",
       case when w.state = 'offered' and not (${IS_OPEN}) then 'expired' else w.state end as state,
       case when w.state = 'taken' or ${IS_OPEN} then b.uuid end as booking,
       case when ${IS_OPEN} then w.offered_until end as "offeredUntil"
     from waiting_entries w left join bookings b on b.id = w.booking_id
     where ${condition} order by w.id desc`,
    { bind: [...bind], type: QueryTypes.SELECT, ...(transaction ? { transaction } : {}) },
  );
}

/** What the waiting list has offered by a booking. */
export interface ListOffer {
  state: 'offered' | 'taken' | 'declined' | 'expired';
  /** When the beds go to the next in line, unless they are paid. */
  until: string;
  /** The hold is running. */
  isOpen: boolean;
}

/** The offer of the waiting list that a booking is; null when it is none. */
export async function offerOfBooking(bookingId: number): Promise<ListOffer | null> {
  const [offer] = await database().query<ListOffer>(
    `select w.state, w.offered_until as until, b.confirmed_at is null and ${IS_OPEN} as "isOpen"
     from waiting_entries w join bookings b on b.id = w.booking_id where w.booking_id = $1`,
    { bind: [bookingId], type: QueryTypes.SELECT },
  );
  return offer ?? null;
}
