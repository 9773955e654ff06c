import { addDays, nightsBetween } from '../../src/platform/clock.js';
import { Dice, uuidOf } from '../random.js';

/** The purpose of a demo booking. */
type Kind =
  | 'ordinary'
  | 'member'
  | 'key_overdue'
  | 'key_fetched_late'
  | 'desk_note'
  | 'invoice'
  | 'no_account'
  | 'cancelled'
  | 'hold'
  | 'expired_hold';

/** A koie as it is now, with its place in the rota. */
export interface DemoKoie {
  id: number;
  slug: string;
  beds: number;
  priceMember: number;
  priceNotMember: number;
  /** 0 to 23. */
  position: number;
}

/** A booking to be, the same for the same day and number of beds. */
export interface Stay {
  uuid: string;
  kind: Kind;
  koie: DemoKoie;
  arrivalDate: string;
  departureDate: string;
  guests: number;
  /** Runs on without a gap from stay to stay: for taking turns. */
  turn: number;
  isReported: boolean;
}

/** Each koie's time is cut into blocks of three nights, with at most one stay in a block. */
const BLOCK = 3;
const MOST_GUESTS = 8;
const BEFORE = 60;
const AFTER = 14;

/**
 * What happens in a block, by its rank among the eight that begin on the same day. The kinds take turns by the
 * day; null is nobody. The first four are paid, and last to the end of the block: so on every day four leave.
 */
const HABITS: readonly { after: number; nights: number; kinds: readonly (Kind | null)[] }[] = [
  { after: 0, nights: 3, kinds: ['key_overdue'] },
  { after: 0, nights: 3, kinds: ['key_fetched_late'] },
  { after: 1, nights: 2, kinds: ['member', 'ordinary', 'ordinary', 'ordinary'] },
  { after: 2, nights: 1, kinds: ['ordinary'] },
  { after: 0, nights: 2, kinds: ['desk_note', 'key_fetched_late'] },
  { after: 0, nights: 1, kinds: ['invoice', 'ordinary', 'no_account', 'ordinary'] },
  { after: 1, nights: 1, kinds: ['cancelled', null, 'ordinary', 'ordinary'] },
  { after: 0, nights: 1, kinds: ['ordinary', null, null] },
];

/** How many koier there have to be for the rota: that many blocks begin on each day. */
const PER_DAY = HABITS.length;
export const ROTA_SIZE = PER_DAY * BLOCK;

/**
 * The stays from 60 days before to 14 days after `today`, by arrival. What is planned for a day does not depend
 * on `today`, so the plans of two days are the same where they overlap. By construction they take at most
 * half of a koie's beds on any night.
 */
export function plannedStays(today: string, koier: readonly DemoKoie[]): Stay[] {
  const stays: Stay[] = [];
  for (let day = addDays(today, -BEFORE); day < addDays(today, AFTER); day = addDays(day, 1)) {
    // The first start must not take long: of what is far back, every other day is enough.
    const isLeftOut = day < addDays(today, -BEFORE / 2) && dayNumber(day) % 2 === 1;
    if (!isLeftOut) stays.push(...staysOfBlocks(day, koier));
  }
  return stays
    .filter((stay) => stay.departureDate <= addDays(today, AFTER))
    .sort((a, b) => a.arrivalDate.localeCompare(b.arrivalDate) || a.turn - b.turn);
}

function dayNumber(day: string): number {
  return nightsBetween('2000-01-01', day);
}

function staysOfBlocks(day: string, koier: readonly DemoKoie[]): Stay[] {
  const number = dayNumber(day);
  return koier
    .filter(({ position }) => position % BLOCK === number % BLOCK)
    .flatMap((koie) => {
      // Takes turns, so that no koie has the same habits always.
      const rank = (Math.floor(koie.position / BLOCK) + 3 * Math.floor(number / BLOCK)) % PER_DAY;
      const habit = HABITS[rank];
      const kind = habit?.kinds[number % habit.kinds.length];
      const guests = Math.min(Math.floor(koie.beds / 2), MOST_GUESTS);
      if (!habit || !kind || guests < 1) return [];
      const key = `demo ${day} ${koie.slug}`;
      const dice = new Dice(key);
      const arrivalDate = addDays(day, habit.after);
      return {
        uuid: uuidOf(key),
        kind,
        koie,
        arrivalDate,
        departureDate: addDays(arrivalDate, habit.nights),
        guests: dice.whole(1, guests),
        turn: number * PER_DAY + rank,
        isReported: kind !== 'cancelled' && dice.chance(0.7),
      };
    });
}

/** Two holds in the largest koie, which has room for them beside its stay: one that runs, and one that ran out. */
export function plannedHolds(today: string, koier: readonly DemoKoie[]): Stay[] {
  const koie = [...koier].sort((a, b) => b.beds - a.beds || a.position - b.position)[0];
  if (!koie) return [];
  return (['hold', 'expired_hold'] as const).map((kind, index) => ({
    uuid: uuidOf(`demo ${kind} ${today}`),
    kind,
    koie,
    arrivalDate: addDays(today, 5),
    departureDate: addDays(today, 6),
    guests: 2,
    turn: dayNumber(today) * 2 + index,
    isReported: false,
  }));
}
