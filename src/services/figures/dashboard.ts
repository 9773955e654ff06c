import { QueryTypes } from 'sequelize';
import { database } from '../../models/index.js';
import { type MoneyToSeeTo, moneyToSeeTo } from '../accounts/index.js';
import { keyOverdue } from '../keys/overdue.js';

/** A stay that begins or ends today. Dates are Oslo days. */
export interface StayToday {
  id: number;
  reference: string;
  koie: string;
  arrivalDate: string;
  departureDate: string;
  guests: number;
  guest: string | null;
  phone: string | null;
}

/** A mail that could not be sent. */
export interface FailedMail {
  id: number;
  subject: string;
  recipient: string;
  error: string | null;
  createdAt: string;
}

/** The board's overview: today's stays, and everything that somebody must see to. */
export interface BoardOverview {
  today: string;
  arrivals: StayToday[];
  departures: StayToday[];
  /** Keys that should have come back, see `keyOverdue`. */
  overdueKeys: number;
  failedMailCount: number;
  /** The latest few of them. */
  failedMails: FailedMail[];
  /** Confirmed stays that are still owed: by invoice, or by card with a link. */
  unpaid: number;
  /** The stays that guests have cancelled themselves today. */
  cancelledByGuests: StayToday[];
  moneyToSeeTo: MoneyToSeeTo[];
}

const MAILS_SHOWN = 5;

/** The board's overview of today: confirmed stays only, and the money that somebody has to see to. */
export async function boardOverview(): Promise<BoardOverview> {
  const [overview] = await database().query<Omit<BoardOverview, 'moneyToSeeTo'>>(
    `with day as materialized (select oslo_today() as today), stays as (
       select b.id, b.reference, b.koie, b.arrival_date, b.departure_date, b.guests, b.guest, b.phone
       from booking_details b
       where b.stands
         and (b.arrival_date = (select today from day) or b.departure_date = (select today from day))
     ), cancelled as (
       select b.id, b.reference, b.koie, b.arrival_date, b.departure_date, b.guests, b.guest, b.phone
       from booking_details b
       where b.cancelled_by_guest and b.cancelled_at >= (select today from day) at time zone 'Europe/Oslo'
     ), failed as (
       select id, subject, recipient, last_error as error, created_at as "createdAt"
       from emails where state = 'failed' order by created_at desc limit ${MAILS_SHOWN}
     )
     select (select today from day) as today,
       ${staysOn('arrival_date')} as arrivals,
       ${staysOn('departure_date')} as departures,
       ${staysOf('cancelled')} as "cancelledByGuests",
       (select count(*)::integer from booking_details b where ${keyOverdue('b')}) as "overdueKeys",
       (select count(*)::integer from emails where state = 'failed') as "failedMailCount",
       (select coalesce(json_agg(failed), '[]') from failed) as "failedMails",
       (select count(*)::integer from booking_details b where b.stands and b.balance_ore > 0) as "unpaid"`,
    { type: QueryTypes.SELECT },
  );
  if (!overview) throw new Error('A statement without from has a row');
  return { ...overview, moneyToSeeTo: await moneyToSeeTo() };
}

function staysOn(column: string): string {
  return staysOf('stays', `where ${column} = (select today from day)`);
}

function staysOf(table: string, where = ''): string {
  return `(select coalesce(json_agg(json_build_object('id', id, 'reference', reference, 'koie', koie,
      'arrivalDate', arrival_date, 'departureDate', departure_date, 'guests', guests, 'guest', guest,
      'phone', phone) order by koie, id), '[]')
    from ${table} ${where})`;
}
