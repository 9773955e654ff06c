import { QueryTypes } from 'sequelize';
import {
  database,
  type EmailKind,
  type EmailState,
  type KeyStatus,
  LANGUAGES,
  type Language,
  type ReceiptKind,
  type TaskItem,
  type TaskState,
  USER_NAME,
} from '../../models/index.js';
import { today } from '../../platform/clock.js';
import {
  type Account,
  accountJson,
  type Division,
  divideCancelled,
  paidOre,
  percentOn,
  stagesOf,
  type TermsStage,
  termsInWords,
} from '../accounts/index.js';
import { type ClosedNights, NIGHT_JSON, type NightOfKoie } from '../beds/heat-map.js';
import { guestRights } from '../bookings/guest-cancel.js';
import { type Release, ruleTitle } from '../bookings/release-told.js';
import { type KoiePeriod, periodsJson } from '../koier/openings.js';
import { payLink } from '../payments/pay-link.js';

/** The records that belong to a koie. Dates are Oslo days. */
export interface KoieRelated {
  slug: string;
  upcomingCount: number;
  upcoming: {
    id: number;
    reference: string;
    arrivalDate: string;
    departureDate: string;
    guests: number;
    guest: string | null;
    isConfirmed: boolean;
  }[];
  reports: { id: number; stayDate: string; otherFaults: string; feedback: string; isHandled: boolean }[];
  closures: ClosedNights[];
  openings: KoieOpenings;
  /** The nights to come. */
  nights: NightOfKoie[];
  tasks: { id: number; item: TaskItem; state: TaskState; note: string; assignee: string | null }[];
}

/** When members can book the nights of a koie: its periods to come, and what opens all others. */
export interface KoieOpenings {
  /** The last day on which a stay can end that members can book now; null when they can book no night. */
  bookableUntil: string | null;
  periods: KoiePeriod[];
  /** The weekly release that it has in place of its booking window. */
  release: { id: number; title: Record<Language, string> } | null;
}

const SHOWN = 10;
const NIGHTS = 14;
/** Nights before and after a stay for who wants to move it, and how many of a long one are shown. */
const AROUND = 3;
const LONGEST = 21;

/**
 * The records that belong to a koie: nights and stays to come, latest reports, closures now and later, open tasks.
 * One statement.
 */
export async function relatedToKoie(koieId: number): Promise<KoieRelated | null> {
  type Row = Omit<KoieRelated, 'openings'> & {
    openings: Omit<KoieOpenings, 'release'>;
    release: (Release & { id: number }) | null;
  };
  const [found] = await database().query<Row>(
    `with day as materialized (select oslo_today() as today), upcoming as materialized (
       select b.id, b.reference, b.arrival_date as "arrivalDate", b.departure_date as "departureDate", b.guests,
         b.guest, b.stands as "isConfirmed"
       from booking_details b
       where b.koie_id = $1 and b.occupies and b.departure_date > (select today from day)
     ), first_upcoming as (
       select * from upcoming order by "arrivalDate", id limit ${SHOWN}
     ), latest_reports as (
       select id, stay_date as "stayDate", other_faults as "otherFaults", feedback,
         handled_at is not null as "isHandled"
       from reports where koie_id = $1 order by stay_date desc, id desc limit ${SHOWN}
     ), current_closures as (
       select id, first_night as "firstNight", last_night as "lastNight", beds, reason_nb as "reasonNb",
         reason_en as "reasonEn"
       from closures where koie_id = $1 and last_night >= (select today from day)
       order by first_night, id limit ${SHOWN}
     ), open_tasks as (
       select t.id, t.item, t.state, t.note, t.created_at,
         ${USER_NAME} as assignee
       from tasks t left join users u on u.ntnui_no = t.assignee_id
       where t.koie_id = $1 and t.state <> 'done'
     )
     select k.slug, (select count(*)::integer from upcoming) as "upcomingCount",
       (select coalesce(json_agg(f order by f."arrivalDate", f.id), '[]') from first_upcoming f) as upcoming,
       (select coalesce(json_agg(r order by r."stayDate" desc, r.id desc), '[]') from latest_reports r) as reports,
       (select coalesce(json_agg(c order by c."firstNight", c.id), '[]') from current_closures c) as closures,
       json_build_object('bookableUntil', bookable_until(k.id, now()),
         'periods', ${periodsJson('k.id', '(select today from day)')}) as openings,
       (select json_build_object('id', r.id, 'weekday', r.weekday, 'atTime', r.at_time,
          'fromWeekday', r.from_weekday, 'fromWeek', r.from_week, 'nights', r.nights)
        from release_rules r where r.koie_ids is null or k.id = any (r.koie_ids)) as release,
       (select json_agg(${NIGHT_JSON} order by n.night)
        from koie_nights(array[k.id], oslo_today(), oslo_today() + ${NIGHTS}, now()) n) as nights,
       (select coalesce(json_agg(t order by t.created_at, t.id), '[]') from open_tasks t) as tasks
     from koier k where k.id = $1`,
    { bind: [koieId], type: QueryTypes.SELECT },
  );
  if (!found) return null;
  const { release: rule, openings, ...related } = found;
  const title = (language: Language) => (rule ? ruleTitle(rule, language) : '');
  const release = rule && { id: rule.id, title: { nb: title('nb'), en: title('en') } };
  return { ...related, openings: { ...openings, release } };
}

/** The money of a booking, as its page shows it. Whole NOK and øre; times are ISO moments. */
export interface BookingMoney {
  account: Account;
  /** When it was booked, and what it cost then. */
  bookedAt: string;
  bookedNok: number;
  /** The terms it was made under: in words, and what goes back of what has been received until which day. */
  termsTold: Record<Language, string[]>;
  stages: TermsStage[];
  /** What was paid for the stay, and what of it goes back by the terms if it is cancelled today. */
  paidNok: number;
  ifCancelled: Division & { percent: number };
  /** Where the guest pays; null when the booking does not wait for a card. */
  payLink: string | null;
  /** What the guest may do on their own page today. */
  guest: ReturnType<typeof guestRights>;
}

/** The records that belong to a booking. Times are ISO moments. */
export interface BookingRelated {
  money: BookingMoney;
  report: { id: number; stayDate: string; otherFaults: string; isHandled: boolean } | null;
  mails: {
    id: number;
    kind: EmailKind;
    subject: string;
    state: EmailState;
    createdAt: string;
    sentAt: string | null;
    /** Of a message of the board, which one. */
    messageId: number | null;
  }[];
  /** In the order of their numbers. */
  receipts: { id: number; number: number; kind: ReceiptKind; amountOre: number; issuedAt: string }[];
  closures: ClosedNights[];
  /** The nights of the stay, and some before and after it. */
  nights: NightOfKoie[];
}

interface Found extends Omit<BookingRelated, 'money'> {
  account: Account;
  awaitedUuid: string | null;
  arrivalDate: string;
  bookedAt: string;
  confirmedAt: Date | null;
  cancelledAt: Date | null;
  departureDate: string;
  keyStatus: KeyStatus;
}

/**
 * The records that belong to a booking: its money, report, receipts, mails, closures within the stay, and free
 * beds. One statement.
 */
export async function relatedToBooking(bookingId: number): Promise<BookingRelated | null> {
  const [found] = await database().query<Found>(
    `select case when b.awaits_card then b.uuid end as "awaitedUuid",
       b.arrival_date as "arrivalDate", b.created_at as "bookedAt",
       b.confirmed_at as "confirmedAt", b.cancelled_at as "cancelledAt", b.departure_date as "departureDate",
       b.key_status as "keyStatus", ${accountJson('b')} as account,
       (select json_build_object('id', r.id, 'stayDate', r.stay_date, 'otherFaults', r.other_faults,
          'isHandled', r.handled_at is not null)
        from reports r where r.booking_id = b.id) as report,
       (select coalesce(json_agg(json_build_object('id', e.id, 'kind', e.kind, 'subject', e.subject,
          'state', e.state, 'createdAt', e.created_at, 'sentAt', e.sent_at,
          'messageId', case when e.kind = 'board_message' then e.sequence end) order by e.id), '[]')
        from emails e where e.booking_id = b.id) as mails,
       (select coalesce(json_agg(json_build_object('id', r.id, 'number', r.number, 'kind', r.kind,
          'amountOre', r.amount_ore, 'issuedAt', r.issued_at) order by r.number), '[]')
        from receipts r where r.booking_id = b.id) as receipts,
       (select coalesce(json_agg(json_build_object('id', c.id, 'firstNight', c.first_night,
          'lastNight', c.last_night, 'beds', c.beds, 'reasonNb', c.reason_nb, 'reasonEn', c.reason_en)
          order by c.first_night, c.id), '[]')
        from closures c where c.koie_id = b.koie_id and c.last_night >= b.arrival_date
          and c.first_night < b.departure_date) as closures,
       (select json_agg(${NIGHT_JSON} order by n.night)
        from koie_nights(array[b.koie_id], b.arrival_date - ${AROUND},
          least(b.departure_date, b.arrival_date + ${LONGEST}) + ${AROUND}, now()) n) as nights
     from bookings b join koier k on k.id = b.koie_id where b.id = $1`,
    { bind: [bookingId], type: QueryTypes.SELECT },
  );
  if (!found) return null;
  const { report, mails, receipts, closures, nights, ...facts } = found;
  return { report, mails, receipts, closures, nights, money: moneyOf(facts) };
}

function moneyOf(facts: Omit<Found, keyof BookingRelated>): BookingMoney {
  const { account, arrivalDate, bookedAt, confirmedAt, awaitedUuid } = facts;
  const { terms, priceNok, keptNok, receivedOre, priceChanges } = account;
  const told = LANGUAGES.map((language) => [language, termsInWords(terms, language)]);
  const paid = { paidOre: paidOre({ confirmedAt, priceNok, receivedOre }), keptNok };
  return {
    account,
    bookedAt,
    bookedNok: priceChanges[0]?.wasNok ?? priceNok,
    termsTold: Object.fromEntries(told),
    stages: stagesOf(terms, arrivalDate, paid),
    paidNok: paid.paidOre / 100,
    ifCancelled: confirmedAt
      ? {
          ...divideCancelled(terms, arrivalDate, today(), paid),
          percent: percentOn(terms, arrivalDate, today()),
        }
      : { refundNok: paid.paidOre / 100, keptNok: 0, percent: 100 },
    payLink: awaitedUuid && payLink(awaitedUuid),
    guest: guestRights(facts, terms),
  };
}
