import { QueryTypes } from 'sequelize';
import {
  type ClosureActName,
  type ClosureActState,
  type ClosureAnswer,
  type ClosureOutcome,
  database,
  type Language,
} from '../../models/index.js';
import type { HitBooking } from './hits.js';
import { nightsBack } from './nights-back.js';
import { type Room, roomsFor } from './rooms.js';

/** What has been chosen for a booking that a closure hits, and how far it has come. */
export interface ChosenAct {
  act: ClosureActName;
  state: ClosureActState;
  version: number;
  koie: string | null;
  deadline: string | null;
  problem: Record<Language, string> | null;
  outcome: ClosureOutcome | null;
  answeredBy: ClosureAnswer | null;
  chosenBy: string | null;
  /** When it was done, or else chosen. */
  at: string;
}

/** A booking that a closure hits, as the board sees to it. Whole NOK; dates are Oslo days. */
export interface AffectedBooking extends HitBooking {
  /** The koie that is closed, and where the booking is now. */
  koieId: number;
  koie: string;
  guestsMember: number;
  guestsNotMember: number;
  priceNok: number;
  receivedNok: number;
  /** Nights of the stay, and how many of them the closure takes whole. */
  nights: number;
  nightsTaken: number;
  /** What goes back when the guest keeps the booking, and is given the nights that are taken. */
  partBackNok: number;
  isConfirmed: boolean;
  /** Today or before: a mail may come too late. */
  hasArrived: boolean;
  /** Whether silence can still mean money back: before noon of the day before arrival. */
  mayWait: boolean;
  chosen: ChosenAct | null;
  rooms: Room[];
}

/** The bookings that a closure hits, or that have been seen to for it: those who arrive first come first. */
export async function affectedBy(closureId: number): Promise<AffectedBooking[]> {
  const found = await database().query<
    Omit<AffectedBooking, 'rooms' | 'partBackNok'> & { givenBack: number }
  >(
    `with c as (select * from closures where id = $1)
     select b.id, b.reference, b.arrival_date as "arrivalDate", b.departure_date as "departureDate", b.guests,
       b.guest, b.phone, b.contact_email as "contactEmail", c.koie_id as "koieId", b.koie,
       b.guests_member as "guestsMember", b.guests_not_member as "guestsNotMember", b.price_nok as "priceNok",
       greatest(b.received_ore, 0) / 100 as "receivedNok",
       b.departure_date - b.arrival_date as nights,
       case when c.beds is null and c.koie_id = b.koie_id then greatest(0,
         least(c.last_night + 1, b.departure_date) - greatest(c.first_night, b.arrival_date)) else 0 end as "nightsTaken",
       b.confirmed_at is not null as "isConfirmed", b.arrival_date <= oslo_today() as "hasArrived",
       ${LATEST} > now() as "mayWait",
       (select coalesce(sum(g.given_back_nights), 0)::integer from closure_acts g where g.booking_id = b.id) as "givenBack",
       case when a.id is not null then json_build_object('act', a.act, 'state', a.state, 'version', a.version,
         'koie', (select name from koier where id = a.koie_id), 'deadline', a.deadline, 'problem', a.problem,
         'outcome', case when a.state <> 'done' and b.cancelled_at is not null then 'gone' else a.outcome end,
         'answeredBy', a.answered_by, 'at', coalesce(a.done_at, a.chosen_at),
         'chosenBy', (select nullif(trim(u.first_name || ' ' || u.last_name), '') from users u
           where u.ntnui_no = a.chosen_by)) end as chosen
     from c
     cross join lateral (
       select h.booking_id from closure_hits(c.id) h
       union select x.booking_id from closure_acts x where x.closure_id = c.id
     ) of
     join booking_details b on b.id = of.booking_id
     left join closure_acts a on a.closure_id = c.id and a.booking_id = b.id
     order by b.arrival_date, b.id`,
    { bind: [closureId], type: QueryTypes.SELECT },
  );
  const open = found.filter(({ chosen }) => chosen?.state !== 'done' && chosen?.outcome !== 'gone');
  const rooms = await roomsFor(open[0]?.koieId ?? 0, open);
  return found.map(({ givenBack, ...booking }) => ({
    ...booking,
    partBackNok: nightsBack({ ...booking, paidOre: booking.receivedNok * 100, givenBack }).refundNok,
    rooms: rooms.get(open.find(({ id }) => id === booking.id) ?? ({} as never)) ?? [],
  }));
}

/** Of a booking `b`: noon (Oslo) of the day before arrival, until when silence can mean money back. */
export const LATEST = `((b.arrival_date - 1 + time '12:00') at time zone 'Europe/Oslo')`;
