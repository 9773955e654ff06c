import { QueryTypes } from 'sequelize';
import { database } from '../../models/index.js';
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

/** Money from a card that is not what its booking costs: somebody has to look at it. */
export interface WrongAmount {
  /** Of the payment. */
  id: string;
  bookingId: number;
  reference: string;
  koie: string;
  priceNok: number;
  /** In øre; null when it came in another currency. */
  chargedOre: number | null;
}

/** What the board should see first. */
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
  /** Oldest first. */
  wrongAmounts: WrongAmount[];
}

const MAILS_SHOWN = 5;

/** The board's overview of today: confirmed stays only. One statement. */
export async function boardOverview(): Promise<BoardOverview> {
  const [overview] = await database().query<BoardOverview>(
    `with day as materialized (select oslo_today() as today), stays as (
       select b.id, b.reference, b.koie, b.arrival_date, b.departure_date, b.guests, b.guest, b.phone
       from booking_details b
       where b.stands
         and (b.arrival_date = (select today from day) or b.departure_date = (select today from day))
     ), failed as (
       select id, subject, recipient, last_error as error, created_at as "createdAt"
       from emails where state = 'failed' order by created_at desc limit ${MAILS_SHOWN}
     )
     select (select today from day) as today,
       ${staysOn('arrival_date')} as arrivals,
       ${staysOn('departure_date')} as departures,
       (select count(*)::integer from booking_details b where ${keyOverdue('b')}) as "overdueKeys",
       (select count(*)::integer from emails where state = 'failed') as "failedMailCount",
       (select coalesce(json_agg(failed), '[]') from failed) as "failedMails",
       (select count(*)::integer from booking_details b where b.stands and not b.paid) as "unpaid",
       (select coalesce(json_agg(json_build_object('id', p.id, 'bookingId', b.id, 'reference', b.reference,
          'koie', b.koie, 'priceNok', b.price_nok, 'chargedOre', p.charged_ore) order by p.created_at, p.id), '[]')
        from payments p join booking_details b on b.id = p.booking_id
        where p.state = 'wrong_amount') as "wrongAmounts"`,
    { type: QueryTypes.SELECT },
  );
  if (!overview) throw new Error('A statement without from has a row');
  return overview;
}

function staysOn(column: string): string {
  return `(select coalesce(json_agg(json_build_object('id', id, 'reference', reference, 'koie', koie,
      'arrivalDate', arrival_date, 'departureDate', departure_date, 'guests', guests, 'guest', guest,
      'phone', phone) order by koie, id), '[]')
    from stays where ${column} = (select today from day))`;
}
