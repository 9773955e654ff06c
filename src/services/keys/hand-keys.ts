import { QueryTypes } from 'sequelize';
import { config } from '../../../config/index.js';
import {
  type Booking,
  database,
  Key,
  type KeyState,
  type KeyStatus,
  type Language,
} from '../../models/index.js';
import { addDays, today } from '../../platform/clock.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { FieldErrors } from '../../platform/refusals/field-errors.js';
import type { Actor } from '../../platform/write.js';
import { dangerInWords, type StayDanger, stayDangerJson } from '../avalanche/index.js';
import type { KeyOut } from './desk-types.js';
import { changeKeyStatus, type NumberedKey } from './key-status.js';
import { keysOfKoier } from './koie-keys.js';

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
  /** Who has the keys of the koie, when none is left or wanted: it goes out without, with a note. Else null. */
  noKey: KeyOut[] | null;
}

/** The key must not go out before somebody has confirmed these. */
export class KeyMustBeConfirmed extends Error {
  override name = 'KeyMustBeConfirmed';
  constructor(readonly concerns: KeyConcerns) {
    super('The desk note, the closure, the danger, the early day or the missing key must be confirmed');
  }
}

interface KeyBooking {
  koieId: number;
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
 * Hands the key of a booking out. `expected` is the state that the desk saw; `key` the numbered key that it saw, or
 * «none», which needs a `note`; left out, it is the first one. Throws KeyMustBeConfirmed unless `isConfirmed` when there is
 * a desk note, the koie is closed, avalanches are likely, it is too early, or the koie has keys and none goes along;
 * `not_confirmed`, `cancelled`, `changed_meanwhile`, `booking_not_found`, `key_not_free`, FieldErrors (`note`).
 */
export async function handOutKey(
  bookingId: number,
  {
    expected = 'not_picked_up',
    isConfirmed,
    key,
    note = '',
    language,
  }: {
    expected?: KeyStatus;
    isConfirmed: boolean;
    key?: number | 'none';
    note?: string;
    language: Language;
  },
  actor: Actor,
): Promise<Booking> {
  const booking = await keyBooking(bookingId);
  const closure = (language === 'en' && booking.closureEn) || booking.closureNb;
  const avalanche = booking.danger && dangerInWords(booking.danger, language);
  const earliest = earliestPickUp(booking.arrivalDate);
  const { deskNote } = booking;
  const { noKey, numbered } = await numberedKey(booking.koieId, key, note.trim());
  const isConcerning = deskNote !== '' || closure !== null || avalanche !== null || earliest !== null;
  if (!isConfirmed && (isConcerning || noKey !== null)) {
    throw new KeyMustBeConfirmed({ deskNote, closure, avalanche, earliest, noKey });
  }
  if (noKey !== null && note.trim() === '') throw new FieldErrors({ note: [{ key: 'required' }] });
  return changeKeyStatus(booking.uuid, 'picked_up', actor, expected, numbered);
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
 * Throws `conflict` when there is nothing to undo any more, `key_not_free` when its key has moved on; else as `takeBackKey`.
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
  const numbered = last.before === 'picked_up' ? await keyToTakeBack(bookingId) : {};
  return changeKeyStatus(booking.uuid, last.before, actor, booking.keyStatus, numbered);
}

/** Which numbered key goes out, or that none does although the koie has such. */
async function numberedKey(
  koieId: number,
  key: number | 'none' | undefined,
  note: string,
): Promise<{ noKey: KeyOut[] | null; numbered: NumberedKey }> {
  const [keys] = await keysOfKoier(koieId);
  if (typeof key === 'number') return { noKey: null, numbered: { key: { id: key, from: 'at_desk' } } };
  if (!keys) return { noKey: null, numbered: {} };
  const first = keys.free.find(({ desk }) => desk === null);
  if (key === 'none' || !first) return { noKey: keys.out, numbered: { withoutKeyNote: note } };
  return { noKey: null, numbered: { key: { id: first.id, from: 'at_desk' } } };
}

/** The number on the key that a booking has; null when it has none. */
export async function labelOut(bookingId: number): Promise<string | null> {
  const key = await Key.findOne({ attributes: ['label'], where: { bookingId } });
  return key?.label ?? null;
}

/** What takes the last move of a booking's key back; nothing when it had none. Throws `key_not_free` when it has moved on. */
async function keyToTakeBack(bookingId: number): Promise<NumberedKey> {
  const [last] = await database().query<{ id: number; from: KeyState; isLast: boolean }>(
    `select m.key_id as id, m.to_state as "from",
       not exists (select from key_moves l where l.key_id = m.key_id and l.id > m.id) as "isLast"
     from key_moves m where m.booking_id = $1 order by m.id desc limit 1`,
    { bind: [bookingId], type: QueryTypes.SELECT },
  );
  if (!last) return {};
  if (!last.isLast) throw new DomainError('key_not_free');
  return { key: { id: last.id, from: last.from } };
}

function earliestPickUp(arrivalDate: string): string | null {
  const day = addDays(arrivalDate, -config.keyPickupDays);
  return day > today() ? day : null;
}

/** Keys are for stays that are confirmed, whatever way they are settled. */
async function keyBooking(bookingId: number): Promise<KeyBooking> {
  const [booking] = await database().query<KeyBooking>(
    `select b.uuid, b.koie_id as "koieId", b.key_status as "keyStatus", b.confirmed_at is not null as "isConfirmed",
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
