import type { KeyStatus, Settlement, User } from '../../src/models/index.js';
import { addDays, nightsBetween, osloDayOf } from '../../src/platform/clock.js';
import { priceOf } from '../../src/services/bookings/price.js';
import { Dice, referenceOf, uuidOf } from '../random.js';
import type { People } from './people.js';
import type { Stay } from './stays.js';
import { CALLERS, CANCEL_REASONS, COMPANIONS, DESK_NOTES, INTERNAL_NOTES, INVOICE_REASONS } from './texts.js';

const MINUTE_MS = 60_000;
const HOLD_MS = 16 * MINUTE_MS;
/** How long before departure a booking can be made. */
const WINDOW_DAYS = 14;
/** Retention deletes parties then. */
const PARTY_DAYS = 30;
const INVOICE_DUE_DAYS = 30;
/** So many days after departure some keys are still out. */
const OVERDUE_DAYS: ReadonlySet<number> = new Set([3, 6]);

/** The day that demo data is made for (Oslo), and the moment that it is made at. */
export interface Moment {
  today: string;
  now: Date;
}

/** Where the key of a stay is on a day, when nobody else has said otherwise. */
export function keyStatusOn(today: string, { kind, arrivalDate, departureDate }: Stay): KeyStatus {
  if (kind === 'cancelled' || kind === 'hold' || kind === 'expired_hold') return 'not_picked_up';
  if (departureDate < today)
    return kind === 'key_overdue' && OVERDUE_DAYS.has(nightsBetween(departureDate, today))
      ? 'picked_up'
      : 'delivered';
  if (arrivalDate >= today) return 'not_picked_up';
  return kind === 'key_fetched_late' && arrivalDate === addDays(today, -1) ? 'not_picked_up' : 'picked_up';
}

/** Who booked a stay: null for the one whom the board booked for. */
function bookerOf({ kind, turn }: Stay, { guests, member }: People): User | null {
  if (kind === 'no_account') return null;
  return kind === 'member' ? member : (guests[turn % guests.length] ?? null);
}

/** The columns of a stay's booking. */
export function bookingRow(stay: Stay, people: People, { today, now }: Moment) {
  const { kind, koie, arrivalDate, departureDate } = stay;
  const dice = new Dice(`booking ${stay.uuid}`);
  const user = bookerOf(stay, people);
  const caller = user ? null : dice.pick(CALLERS);
  const guestsMember = caller ? 0 : dice.whole(1, stay.guests);
  const guests = { guestsMember, guestsNotMember: stay.guests - guestsMember };
  const createdAt = createdAtOf(stay, { today, now }, dice);
  const soonAfter = (minutes: number) =>
    new Date(Math.min(createdAt.getTime() + minutes * MINUTE_MS, now.getTime()));
  const isHold = kind === 'hold' || kind === 'expired_hold';
  return {
    uuid: stay.uuid,
    reference: referenceOf(stay.uuid),
    userId: user?.ntnuiNo ?? null,
    guestName: caller?.name ?? null,
    guestPhone: caller?.phone ?? null,
    contactEmail: caller?.email ?? contactOf(user),
    koieId: koie.id,
    arrivalDate,
    departureDate,
    ...guests,
    keyStatus: keyStatusOn(today, stay),
    createdAt,
    holdUntil: new Date(createdAt.getTime() + HOLD_MS),
    confirmedAt: isHold ? null : soonAfter(dice.whole(1, 9)),
    cancelledAt: kind === 'cancelled' ? soonAfter(10) : null,
    cancelReason: kind === 'cancelled' ? dice.pick(CANCEL_REASONS) : null,
    settlement: settlementOf(stay),
    settlementReason: reasonOf(stay, dice),
    // Given back, nothing of it is kept.
    priceNok: kind === 'cancelled' ? 0 : priceOf({ arrivalDate, departureDate, ...guests }, koie),
    internalNote: caller ? dice.pick(INTERNAL_NOTES) : '',
    deskNote: kind === 'desk_note' ? dice.pick(DESK_NOTES) : '',
  };
}

/** A demo login has an address of its own for mails: they may really be sent. */
function contactOf(user: User | null): string {
  return user?.contactEmail ?? user?.email ?? '';
}

function createdAtOf({ kind, arrivalDate, departureDate }: Stay, { today, now }: Moment, dice: Dice): Date {
  if (kind === 'hold') return now;
  const latest = new Date(now.getTime() - 20 * MINUTE_MS);
  if (kind === 'expired_hold') return new Date(latest.getTime() - dice.whole(0, 90) * MINUTE_MS);
  const first = addDays(departureDate, -WINDOW_DAYS);
  const last = arrivalDate < today ? arrivalDate : today;
  const day = addDays(first, dice.whole(0, Math.max(0, nightsBetween(first, last))));
  const time = [dice.whole(6, 9), dice.whole(0, 59)].map((part) => String(part).padStart(2, '0')).join(':');
  const chosen = new Date(`${day}T${time}:00Z`);
  if (chosen < latest) return chosen;
  // Just after midnight, those that can be booked only from today on are being booked now.
  return osloDayOf(latest) < first ? now : latest;
}

function settlementOf({ kind }: Stay): Settlement {
  if (kind === 'invoice') return 'invoice';
  return kind === 'no_account' ? 'elsewhere' : 'card';
}

function reasonOf({ kind }: Stay, dice: Dice): string | null {
  if (kind === 'invoice') return dice.pick(INVOICE_REASONS);
  return kind === 'no_account' ? 'Betalt med Vipps til gruppa' : null;
}

/** The columns of the first charge of a booking that has been inserted. */
export function paymentRow(stay: Stay, booking: BookingOfStay, today: string) {
  const stripeId = stay.uuid.replaceAll('-', '');
  const settlement = settlementOf(stay);
  const amountNok = priceOf(booking, stay.koie);
  const settledAt = amountNok === 0 ? null : settledAtOf(stay, booking, today);
  const isCharged = settlement === 'card' && settledAt !== null;
  return {
    // Not to be told from the booking's uuid, which is in every report link.
    id: uuidOf(`payment ${stay.uuid}`),
    bookingId: booking.id,
    method: settlement === 'free' ? ('card' as const) : settlement,
    createdAt: booking.createdAt,
    state: settledAt ? ('succeeded' as const) : ('open' as const),
    attempt: isCharged ? 1 : 0,
    amountOre: settledAt ? amountNok * 100 : null,
    tokenId: isCharged ? 'tok_visa' : null,
    paymentIntentId: isCharged ? `pi_demo_${stripeId}` : null,
    chargeId: isCharged ? `ch_demo_${stripeId}` : null,
    stripeStatus: isCharged ? 'succeeded' : null,
    settledAt,
  };
}

/** The facts about a booking that its charges need. */
interface BookingOfStay {
  id: number;
  arrivalDate: string;
  departureDate: string;
  guestsMember: number;
  guestsNotMember: number;
  createdAt: Date;
  confirmedAt: Date | null;
  cancelledAt: Date | null;
}

/** When a stay was paid; null when it has not been. */
function settledAtOf(
  { kind, departureDate }: Stay,
  { confirmedAt }: BookingOfStay,
  today: string,
): Date | null {
  if (kind !== 'invoice') return confirmedAt;
  const isPaid = departureDate < addDays(today, -INVOICE_DUE_DAYS);
  return isPaid ? new Date(`${addDays(departureDate, 14)}T10:00:00Z`) : null;
}

/** The columns of what went back of a stay that was cancelled; none of any other. */
export function refundRows(
  stay: Stay,
  booking: BookingOfStay,
  payment: { id: string; amountOre: number | null },
) {
  if (stay.kind !== 'cancelled' || payment.amountOre === null) return [];
  const stripeId = `re_demo_${stay.uuid.replaceAll('-', '')}`;
  const at = booking.cancelledAt ?? booking.createdAt;
  return [
    {
      id: uuidOf(`refund ${stay.uuid}`),
      paymentId: payment.id,
      amountOre: payment.amountOre,
      state: 'succeeded' as const,
      reason: 'cancellation' as const,
      attempt: 1,
      sentAt: at,
      stripeId,
      stripeStatus: 'succeeded',
      createdAt: at,
      settledAt: at,
    },
  ];
}

/** The rows of a stay's party: most guests tell who comes along, and nobody's name is kept long after. */
export function partyRows(
  stay: Stay,
  booking: { id: number; guestsMember: number },
  people: People,
  today: string,
) {
  const dice = new Dice(`party ${stay.uuid}`);
  const user = bookerOf(stay, people);
  const isKept = stay.departureDate >= addDays(today, -PARTY_DAYS);
  if (!user || stay.kind === 'cancelled' || !isKept || !dice.chance(0.7)) return [];
  const first = dice.whole(0, COMPANIONS.length - 1);
  return Array.from({ length: stay.guests }, (_, position) => ({
    bookingId: booking.id,
    position,
    name:
      position === 0
        ? `${user.firstName} ${user.lastName}`
        : (COMPANIONS[(first + position) % COMPANIONS.length] ?? ''),
    phone: position === 0 ? (user.phoneNumber ?? '') : '',
    email: position === 0 ? contactOf(user) : '',
    isMember: position < booking.guestsMember,
  }));
}
