import { QueryTypes } from 'sequelize';
import { CLOSURE_ACTS, Closure, type ClosureActName, database } from '../../models/index.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { FieldErrors } from '../../platform/refusals/field-errors.js';
import { type Actor, write } from '../../platform/write.js';
import { LATEST } from './affected.js';

/** What the board wants done about a booking that a closure hits. */
export interface Choice {
  bookingId: number;
  act: ClosureActName;
  /** Where a booking is moved to. */
  koieId?: number | undefined;
  /** The guest pays what another koie costs more. */
  takesNewPrice?: boolean | undefined;
  /** Who keeps the booking is given back what was paid for the nights that are taken. */
  givesNightsBack?: boolean | undefined;
  /** The version of what was chosen before, as it was seen; null when nothing was. */
  seen: number | null;
}

/** How long guests have to answer an offer, in hours, unless the board says otherwise. */
export const OFFER_HOURS = 48;
const MOST_HOURS = 14 * 24;
/** A deadline nearer than that gives nobody time to answer. */
const LEAST_HOURS = 2;

/**
 * Writes down what is to be done about bookings that a closure hits, for `workOff`. What somebody else has chosen for a
 * booking in the meantime stands. Returns how many were taken. Guests have `hours` to answer an offer, but not
 * longer than noon (Oslo) of the day before arrival; when that is too near, there is no deadline.
 *
 * Throws `not_found`, and FieldErrors (`hours`, `choices`).
 */
export async function chooseActs(
  closureId: number,
  choices: readonly Choice[],
  hours: number,
  actor: Actor,
): Promise<number> {
  refuseImpossible(choices, hours);
  return write(actor, async (transaction) => {
    const closure = await Closure.findByPk(closureId, { transaction, lock: transaction.LOCK.SHARE });
    if (!closure) throw new DomainError('not_found');
    const taken = await database().query(
      `insert into closure_acts as a (closure_id, booking_id, act, koie_id, takes_new_price, gives_nights_back, deadline,
         chosen_by)
       select $1, b.id, s.act, s."koieId", coalesce(s."takesNewPrice", false), coalesce(s."givesNightsBack", false),
         case when s.act = 'offer' and ${LATEST} > now() + make_interval(hours => ${LEAST_HOURS})
           then least(now() + make_interval(hours => $3), ${LATEST}) end, $4
       from jsonb_to_recordset($2::jsonb) as s
         ("bookingId" integer, act text, "koieId" integer, "takesNewPrice" boolean, "givesNightsBack" boolean, seen integer)
       join bookings b on b.id = s."bookingId"
       where exists (select from closure_hits($1) h where h.booking_id = b.id)
         or exists (select from closure_acts x where x.closure_id = $1 and x.booking_id = b.id)
       order by b.id
       on conflict on constraint closure_acts_once_key do update set
         act = excluded.act, koie_id = excluded.koie_id, takes_new_price = excluded.takes_new_price,
         gives_nights_back = excluded.gives_nights_back, deadline = excluded.deadline, state = 'chosen', problem = null,
         offered_at = null, chosen_by = excluded.chosen_by, chosen_at = now()
       where (a.state = 'failed' or (a.state = 'offered' and excluded.act <> 'offer'))
         and a.version = (select r.seen from jsonb_to_recordset($2::jsonb) as r ("bookingId" integer, seen integer)
           where r."bookingId" = a.booking_id)
       returning a.id`,
      {
        bind: [closureId, JSON.stringify(choices), hours, actor.user ?? null],
        type: QueryTypes.SELECT,
        transaction,
      },
    );
    return taken.length;
  });
}

function refuseImpossible(choices: readonly Choice[], hours: number): void {
  const isNumber = Number.isInteger(hours);
  if (!isNumber) throw new FieldErrors({ hours: [{ key: 'not_a_number' }] });
  if (hours < LEAST_HOURS)
    throw new FieldErrors({ hours: [{ key: 'too_small', values: { limit: LEAST_HOURS } }] });
  if (hours > MOST_HOURS)
    throw new FieldErrors({ hours: [{ key: 'too_large', values: { limit: MOST_HOURS } }] });
  const ids = new Set(choices.map(({ bookingId }) => bookingId));
  const areSound = choices.every(
    ({ act, koieId }) => CLOSURE_ACTS.includes(act) && (act === 'move') === (koieId !== undefined),
  );
  if (!areSound || ids.size !== choices.length || ids.size === 0)
    throw new FieldErrors({ choices: [{ key: 'required' }] });
}
