import { QueryTypes, type Transaction } from 'sequelize';
import { Closure, ClosureAct, database } from '../../models/index.js';
import { addDays, today } from '../../platform/clock.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { type Actor, write } from '../../platform/write.js';
import { queueAllClearMail } from '../mail/index.js';

/** A guest who still holds a booking on the nights of a closure. */
export interface Holder {
  id: number;
  reference: string;
  guest: string | null;
  arrivalDate: string;
  departureDate: string;
}

/**
 * Those who still hold a booking that a closure hits, or that was offered something or kept for it, by arrival. Who has
 * been moved or has got their money back does not.
 */
export function holdersOf(closureId: number, transaction?: Transaction): Promise<Holder[]> {
  return database().query<Holder>(
    `select b.id, b.reference, b.guest, b.arrival_date as "arrivalDate", b.departure_date as "departureDate"
     from (
       select h.booking_id from closure_hits($1) h
       union select a.booking_id from closure_acts a where a.closure_id = $1
     ) of
     join closures c on c.id = $1
     join booking_details b on b.id = of.booking_id
     where b.stands and b.koie_id = c.koie_id and b.departure_date > greatest(c.first_night, oslo_today())
       and b.arrival_date <= c.last_night
     order by b.arrival_date, b.id`,
    { bind: [closureId], type: QueryTypes.SELECT, ...(transaction ? { transaction } : {}) },
  );
}

/**
 * Opens a koie again before its closure is over, from tonight on: a closure that has not begun is deleted, one that has
 * ends with last night. What was offered and not answered is withdrawn. With `tells`, those who still hold a booking are
 * told by mail, once each. Returns how many are. Throws `not_found`, and `closure_over` when there is nothing to lift.
 */
export async function liftClosure(closureId: number, tells: boolean, actor: Actor): Promise<number> {
  return write(actor, async (transaction) => {
    const closure = await Closure.findByPk(closureId, { transaction, lock: transaction.LOCK.UPDATE });
    if (!closure) throw new DomainError('not_found');
    if (closure.lastNight < today()) throw new DomainError('closure_over');
    const holders = tells ? await holdersOf(closureId, transaction) : [];
    await ClosureAct.destroy({ where: { closureId, state: ['chosen', 'offered', 'failed'] }, transaction });
    if (closure.firstNight >= today()) {
      await closure.destroy({ transaction });
    } else {
      await closure.update({ lastNight: addDays(today(), -1) }, { transaction });
    }
    return queueAllClearMail(
      holders.map(({ id }) => id),
      transaction,
    );
  });
}
