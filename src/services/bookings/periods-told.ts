import { QueryTypes } from 'sequelize';
import { type BookingPeriod, database, type Language } from '../../models/index.js';
import { dayAndTime, nightBetween } from '../../platform/format.js';

/** A booking period that is not saved yet. */
type Period = Pick<
  BookingPeriod,
  'koieIds' | 'firstNight' | 'lastNight' | 'opensAt' | 'closesAt' | 'maxNights' | 'maxGuests'
>;

/** What a booking period comes to: for members in words, and for each of its koier. */
export interface PeriodPreview {
  words: Record<Language, string[]>;
  koier: {
    id: number;
    name: string;
    /** Stays on its nights that are booked already. */
    booked: number;
    /** When members could book the first night without any period: an ISO moment in Oslo. */
    otherwise: string;
  }[];
}

const TEXTS = {
  nb: {
    nights: (first: string, last: string) =>
      first === last ? `Natten ${first}` : `Nettene fra ${first} til og med ${last}`,
    opens: (nights: string, when: string) => `${nights} kan bestilles av alle medlemmer fra ${when}.`,
    open: (nights: string) => `${nights} kan bestilles av alle medlemmer nå.`,
    before: 'Før det kan bare styret bestille dem, her i panelet.',
    closes: (when: string) => `Medlemmer kan bestille dem til ${when}. Deretter kan bare styret det.`,
    closed: (when: string) => `Medlemmer kunne bestille dem til ${when}. Nå kan bare styret det.`,
    nightsLimit: (count: number) => `Et opphold kan ha høyst ${count} ${count === 1 ? 'natt' : 'netter'}.`,
    guestsLimit: (count: number) =>
      `En bestilling kan være for høyst ${count} ${count === 1 ? 'person' : 'personer'}.`,
    across: 'Et opphold som også har andre netter, kan bestilles når alle nettene kan det.',
  },
  en: {
    nights: (first: string, last: string) =>
      first === last ? `The night ${first}` : `The nights from ${first} to ${last}`,
    opens: (nights: string, when: string) => `${nights} can be booked by all members from ${when}.`,
    open: (nights: string) => `${nights} can be booked by all members now.`,
    before: 'Before that only the board can book them, here in the panel.',
    closes: (when: string) => `Members can book them until ${when}. After that only the board can.`,
    closed: (when: string) => `Members could book them until ${when}. Now only the board can.`,
    nightsLimit: (count: number) => `A stay can have at most ${count} ${count === 1 ? 'night' : 'nights'}.`,
    guestsLimit: (count: number) =>
      `A booking can be for at most ${count} ${count === 1 ? 'person' : 'persons'}.`,
    across: 'A stay that has other nights too can be booked when all of its nights can.',
  },
} satisfies Record<Language, unknown>;

/** What a booking period comes to, saved or not. One statement. */
export async function previewOfPeriod(period: Period): Promise<PeriodPreview> {
  const koier = await database().query<PeriodPreview['koier'][number]>(
    `select k.id, k.name,
       oslo_iso(($2::date + 1 - k.booking_window)::timestamp at time zone 'Europe/Oslo') as otherwise,
       (select count(*)::integer from bookings b
        where b.koie_id = k.id and b.departure_date > $2::date and b.arrival_date <= $3::date
          and b.cancelled_at is null
          and booking_occupies(b.confirmed_at, b.cancelled_at, b.hold_until, b.payment_started_at, now())) as booked
     from koier k where k.in_use and ($1::integer[] is null or k.id = any ($1)) order by k.name`,
    {
      bind: [period.koieIds, period.firstNight, period.lastNight],
      type: QueryTypes.SELECT,
    },
  );
  return { words: { nb: inWords(period, 'nb'), en: inWords(period, 'en') }, koier };
}

function inWords(period: Period, language: Language): string[] {
  const t = TEXTS[language];
  const { firstNight, lastNight, opensAt, closesAt, maxNights, maxGuests } = period;
  const now = new Date();
  const nights = t.nights(nightBetween(language, firstNight), nightBetween(language, lastNight));
  const until = closesAt && dayAndTime(language, closesAt);
  if (closesAt && until && closesAt <= now) return [t.closed(until)];
  return [
    ...(opensAt > now ? [t.opens(nights, dayAndTime(language, opensAt)), t.before] : [t.open(nights)]),
    ...(until ? [t.closes(until)] : []),
    ...(maxNights ? [t.nightsLimit(maxNights)] : []),
    ...(maxGuests ? [t.guestsLimit(maxGuests)] : []),
    t.across,
  ];
}
