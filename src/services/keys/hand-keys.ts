import { QueryTypes } from 'sequelize';
import { config } from '../../../config/index.js';
import { type Booking, database, type KeyStatus, type Language } from '../../models/index.js';
import { addDays, today } from '../../platform/clock.js';
import { DomainError } from '../../platform/refusals/errors.js';
import type { Actor } from '../../platform/write.js';
import { dangerInWords, type StayDanger, stayDangerJson } from '../avalanche/index.js';
import { changeKeyStatus } from './key-status.js';

/** How long a change of a key's state can be undone at the desk. */
export const UNDO_MINUTES = 10;

/** Warnings that must be read and confirmed before a key goes out. */
export interface KeyConcerns {
  /** The board's note to the desk about this booking; empty when there is none. */
  deskNote: string;
  /** Why the koie is closed, all of it, on a night of the stay that is still to come; null when it is not. */
  closure: string | null;
  /** That the danger of avalanches has reached the koie's threshold on such a night; null when it has not. */
  avalanche: string | null;
  /** The Oslo day from which it may go out, `KEY_PICKUP_DAYS` before arrival, when that is still to come; else null. */
  earliest: string | null;
}

/** The key must not go out before somebody has confirmed these. */
export class KeyMustBeConfirmed extends Error {
  override name = 'KeyMustBeConfirmed';
  constructor(readonly concerns: KeyConcerns) {
    super('The desk note, the closure, the danger or the early day must be confirmed');
  }
}

interface KeyBooking {
  uuid: string;
  keyStatus: KeyStatus;
  isConfirmed: boolean;
  isCancelled: boolean;
  arrivalDate: string;
  deskNote: string;
  closureNb: string | null;
  closureEn: string | null;
  danger: StayDanger | null;
}

/**
 * Hands the key of a booking out. `expected` is the state that the desk saw. Throws KeyMustBeConfirmed unless
 * `isConfirmed` when there is a desk note, the koie is closed, avalanches are likely, or it is too early; `not_confirmed`, `cancelled`,
 * `changed_meanwhile`, `booking_not_found`.
 */
export async function handOutKey(
  bookingId: number,
  {
    expected = 'not_picked_up',
    isConfirmed,
    language,
  }: { expected?: KeyStatus; isConfirmed: boolean; language: Language },
  actor: Actor,
): Promise<Booking> {
  const booking = await keyBooking(bookingId);
  const closure = (language === 'en' && booking.closureEn) || booking.closureNb;
  const avalanche = booking.danger && dangerInWords(booking.danger, language);
  const earliest = earliestPickUp(booking.arrivalDate);
  const { deskNote } = booking;
  if (!isConfirmed && (deskNote !== '' || closure !== null || avalanche !== null || earliest !== null)) {
    throw new KeyMustBeConfirmed({ deskNote, closure, avalanche, earliest });
  }
  return changeKeyStatus(booking.uuid, 'picked_up', actor, expected);
}

/** Takes the key of a booking back. Throws as `handOutKey`, but for what must be confirmed. */
export async function takeBackKey(
  bookingId: number,
  expected: KeyStatus = 'picked_up',
  actor: Actor,
): Promise<Booking> {
  const { uuid } = await keyBooking(bookingId);
  return changeKeyStatus(uuid, 'delivered', actor, expected);
}

/**
 * Sets the key back to where it was before the last change, for a few minutes after it.
 * Throws `conflict` when there is nothing to undo any more; else as `takeBackKey`.
 */
export async function undoKey(
  bookingId: number,
  expected: KeyStatus | undefined,
  actor: Actor,
): Promise<Booking> {
  const booking = await keyBooking(bookingId);
  if (expected && booking.keyStatus !== expected) throw new DomainError('changed_meanwhile');
  const [last] = await database().query<{ before: KeyStatus }>(
    `select changes -> 'key_status' ->> 0 as before from audit_entries
     where resource = 'bookings' and record_id = $1 and action = 'update' and changes ? 'key_status'
       and at > now() - $2 * interval '1 minute' and changes -> 'key_status' ->> 1 = $3
     order by id desc limit 1`,
    { bind: [String(bookingId), UNDO_MINUTES, booking.keyStatus], type: QueryTypes.SELECT },
  );
  if (!last) throw new DomainError('conflict');
  return changeKeyStatus(booking.uuid, last.before, actor, booking.keyStatus);
}

function earliestPickUp(arrivalDate: string): string | null {
  const day = addDays(arrivalDate, -config.keyPickupDays);
  return day > today() ? day : null;
}

/** Keys are for stays that are confirmed, whatever way they are settled. */
async function keyBooking(bookingId: number): Promise<KeyBooking> {
  const [booking] = await database().query<KeyBooking>(
    `select b.uuid, b.key_status as "keyStatus", b.confirmed_at is not null as "isConfirmed",
       b.cancelled_at is not null as "isCancelled", b.desk_note as "deskNote", b.arrival_date as "arrivalDate",
       c.reason_nb as "closureNb", nullif(c.reason_en, '') as "closureEn", ${stayDangerJson('b', 'k')} as danger
     from bookings b
     join koier k on k.id = b.koie_id
     left join lateral (
       select reason_nb, reason_en from closures c
       where c.koie_id = b.koie_id and c.beds is null and c.last_night >= greatest(b.arrival_date, oslo_today())
         and c.first_night < b.departure_date
       order by c.first_night limit 1
     ) c on true
     where b.id = $1`,
    { bind: [bookingId], type: QueryTypes.SELECT },
  );
  if (!booking) throw new DomainError('booking_not_found');
  if (booking.isCancelled) throw new DomainError('cancelled');
  if (!booking.isConfirmed) throw new DomainError('not_confirmed');
  return booking;
}
