import { QueryTypes, type Transaction } from 'sequelize';
import {
  Closure,
  ClosureAct,
  type ClosureActName,
  type ClosureAnswer,
  type ClosureOutcome,
  database,
  Koie,
} from '../../models/index.js';
import { log } from '../../platform/log.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { FieldErrors } from '../../platform/refusals/field-errors.js';
import { answerTo } from '../../platform/refusals/translate.js';
import { type Actor, write } from '../../platform/write.js';
import { isUnderWay, type LockedAccount, lockAccount } from '../accounts/index.js';
import { queueOfferMail } from '../mail/index.js';
import { closePage, closePageSoon, configuredGateway, type PaymentGateway } from '../payments/index.js';
import { type Affected, becauseOf, giveNightsBack, isHit, moveAway, refundAll } from './perform.js';

/** What working off has come to. */
export type WorkedOff = Record<'done' | 'offered' | 'failed' | 'later', number>;

interface Waiting {
  id: number;
  bookingId: number;
  act: ClosureActName;
  isLapsed: boolean;
  chosenBy: number | null;
}

interface Options {
  /** Only of this closure; of all, when left out. */
  closureId?: number;
  /** Asked before each: true when what is left is for the next to come. */
  isOver?: () => boolean;
  source?: Actor['source'];
  gateway?: PaymentGateway;
}

/**
 * Does what has been chosen for bookings that closures hit, and gives money back to those who have been offered a
 * choice and were silent. Each booking is a transaction of its own, with its mail. Any number of processes may do so at
 * once and die in between: an act is done with the row that says it is. What cannot be done is written down with its
 * reason; what cannot be done just now (Stripe is away, a payment is under way) is left for the next to come.
 */
export async function workOff({
  closureId,
  isOver = () => false,
  source = 'job',
  gateway = configuredGateway(),
}: Options = {}): Promise<WorkedOff> {
  const result: WorkedOff = { done: 0, offered: 0, failed: 0, later: 0 };
  for (const act of await waitingActs(closureId)) {
    if (isOver()) break;
    const actor = { source, ...(act.chosenBy === null || act.isLapsed ? {} : { user: act.chosenBy }) };
    result[await workOffOne(act, actor, gateway)] += 1;
  }
  return result;
}

/** How many acts are due to be worked off now. */
export async function countWaitingActs(): Promise<number> {
  return (await waitingActs()).length;
}

function waitingActs(closureId?: number): Promise<Waiting[]> {
  return database().query<Waiting>(
    `select a.id, a.booking_id as "bookingId", a.act, a.state = 'offered' as "isLapsed", a.chosen_by as "chosenBy"
     from closure_acts a join bookings b on b.id = a.booking_id
     where (a.state = 'chosen' or (a.state = 'offered' and ${LAPSED}))
       and ($1::integer is null or a.closure_id = $1)
     order by b.arrival_date, a.id`,
    { bind: [closureId ?? null], type: QueryTypes.SELECT },
  );
}

/**
 * Of an offer `a` and its booking `b`: the guest has been silent for too long. Who was never told is not silent: when
 * the mail has not left, the board sees to it until the stay is over.
 */
const LAPSED = `(b.departure_date <= oslo_today() or (a.deadline <= now() and exists (
  select from emails e where e.booking_id = a.booking_id and e.kind = 'closure_offer' and e.state = 'sent'
    and e.created_at >= a.chosen_at)))`;

async function workOffOne(act: Waiting, actor: Actor, gateway: PaymentGateway): Promise<keyof WorkedOff> {
  try {
    // What is cancelled or offered leaves a page where the guest may be paying as it is until then.
    if (act.act === 'move' || act.act === 'keep') await closePage(act.bookingId, actor, gateway);
    const done = await write(actor, (transaction) => perform(act, actor, transaction));
    if (done === 'done') await closePageSoon(act.bookingId, actor, gateway);
    return done;
  } catch (error) {
    return noteProblem(act, error, actor);
  }
}

async function perform(waiting: Waiting, actor: Actor, transaction: Transaction): Promise<keyof WorkedOff> {
  const account = await lockAccount(waiting.bookingId, transaction);
  if (!account) return 'later';
  const act = await lockAct(waiting, transaction);
  // Somebody else was here.
  if (!act) return 'later';
  const closure = await Closure.findByPk(act.closureId, { transaction, rejectOnEmpty: true });
  const affected = { account, closure, actor };
  if (!isHit(closure, account.booking)) return finish(act, 'gone', 'board', transaction);
  if (account.charges.some(isUnderWay)) throw new DomainError('payment_in_progress');
  if (waiting.isLapsed) return finish(act, await refundAll(affected), 'silence', transaction);
  if (act.act === 'offer') return offer(act, affected);
  return finish(act, await outcomeOf(act, affected), 'board', transaction);
}

async function lockAct({ id, isLapsed }: Waiting, transaction: Transaction): Promise<ClosureAct | null> {
  const [found] = await database().query<{ id: number }>(
    `select a.id from closure_acts a join bookings b on b.id = a.booking_id
     where a.id = $1 and ${isLapsed ? `a.state = 'offered' and ${LAPSED}` : `a.state = 'chosen'`}
     for update of a`,
    { bind: [id], type: QueryTypes.SELECT, transaction },
  );
  return found ? ClosureAct.findByPk(id, { transaction }) : null;
}

async function offer(act: ClosureAct, { account, closure }: Affected): Promise<'offered'> {
  const { booking, now, transaction } = account;
  if (!booking.confirmedAt) throw new DomainError('not_confirmed');
  await act.update({ state: 'offered', offeredAt: now, problem: null }, { transaction });
  const about = { because: becauseOf(closure), deadline: act.deadline };
  await queueOfferMail(booking.id, about, transaction);
  return 'offered';
}

async function outcomeOf(act: ClosureAct, affected: Affected): Promise<ClosureOutcome> {
  const { account } = affected;
  if (act.act === 'refund') return refundAll(affected);
  if (act.act === 'move') {
    const { arrivalDate, departureDate, guestsMember, guestsNotMember } = account.booking;
    const koieId = act.koieId ?? 0;
    const move = { koieId, arrivalDate, departureDate, guestsMember, guestsNotMember };
    return moveTo(affected, move, act.takesNewPrice);
  }
  if (act.givesNightsBack) {
    const before = await givenBackBefore(account);
    await act.update({ givenBackNights: await giveNightsBack(affected, before) }, account);
  }
  return 'kept';
}

/** Moves a booking away from a closure. Throws FieldErrors for a koie that is not known, and as `moveAway`. */
export async function moveTo(
  affected: Affected,
  move: Parameters<typeof moveAway>[1],
  takesNewPrice = false,
): Promise<ClosureOutcome> {
  const { transaction } = affected.account;
  const prices = await Koie.findByPk(move.koieId, { transaction });
  if (!prices) throw new FieldErrors({ koieId: [{ key: 'koie_not_known' }] });
  return moveAway(affected, move, { takesNewPrice, prices });
}

async function givenBackBefore({ booking, transaction }: LockedAccount): Promise<number> {
  return (await ClosureAct.sum('givenBackNights', { where: { bookingId: booking.id }, transaction })) ?? 0;
}

/** Writes down what became of an act, and by whose answer. */
export async function finish(
  act: ClosureAct,
  outcome: ClosureOutcome,
  answeredBy: ClosureAnswer,
  transaction: Transaction,
): Promise<'done'> {
  await act.update(
    { state: 'done', outcome, answeredBy, doneAt: new Date(), problem: null },
    { transaction },
  );
  return 'done';
}

/** What passes by itself is only noted; what does not is for the board to choose anew. */
async function noteProblem(act: Waiting, error: unknown, actor: Actor): Promise<'failed' | 'later'> {
  const [nb, en] = (['nb', 'en'] as const).map((language) => answerTo(error, language, ''));
  const passes = !nb || nb.status >= 500 || nb.code === 'payment_in_progress';
  log.warn(
    { err: error, act: act.id, booking: act.bookingId },
    'a booking that a closure hits was not seen to',
  );
  await write(actor, async (transaction) => {
    const was = act.isLapsed ? 'offered' : 'chosen';
    await ClosureAct.update(
      { problem: { nb: nb?.message ?? '', en: en?.message ?? '' }, ...(passes ? {} : { state: 'failed' }) },
      { where: { id: act.id, state: was }, transaction },
    );
  });
  return passes ? 'later' : 'failed';
}
