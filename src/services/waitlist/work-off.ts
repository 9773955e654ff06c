import { QueryTypes, type Transaction } from 'sequelize';
import { database } from '../../models/index.js';
import { type Actor, write } from '../../platform/write.js';
import { queueListMail } from '../mail/index.js';

const JOB: Actor = { source: 'job' };
/** Entries seen to in one transaction, so that none takes long. */
const BATCH = 200;

/** What the job has done with the waiting list. */
export interface WaitingListCounts {
  /** Entries whose first night has come. */
  ended: number;
  /** Offers that ran out. */
  expired: number;
  offered: number;
  /** Mails about offers. */
  told: number;
}

/** Of an entry `w` and its hold `b`: what was offered has run out, and nobody is paying for it. */
const RAN_OUT = `w.state = 'offered'
  and not booking_occupies(b.confirmed_at, b.cancelled_at, b.hold_until, b.payment_started_at, clock_timestamp())`;

/** Of an entry `w`: it is offered beds, and no mail says so yet. */
const UNTOLD = `w.state = 'offered' and not exists (
  select from emails e where e.booking_id = w.booking_id and e.kind = 'waitlist_offer')`;

/**
 * Does what the clock asks for: ends entries whose first night has come and offers that ran out, offers the beds that
 * have come free to whoever is first, and writes the mails about offers. Each step is a transaction of its own, which
 * finds by itself what is still to be done: any number of processes may run it, and end at any moment.
 */
export async function workOffWaitingList(isOver: () => boolean = () => false): Promise<WaitingListCounts> {
  const ended = await endPast();
  const expired = await inSteps(expireSome, isOver);
  let offered = 0;
  for (const koie of await koierWaitedFor()) {
    if (isOver()) break;
    offered += await write(JOB, (transaction) => offerBeds(koie, transaction));
  }
  const told = await inSteps(tellSome, isOver);
  return { ended, expired, offered, told };
}

/** How many entries the job would see to now. */
export async function countDue(): Promise<{ due: number }> {
  const [found] = await database().query<{ due: number }>(
    `select count(*)::integer as due from waiting_entries w left join bookings b on b.id = w.booking_id
     where w.state = 'waiting' and w.arrival_date <= oslo_today() or ${RAN_OUT} or ${UNTOLD}`,
    { type: QueryTypes.SELECT },
  );
  return { due: found?.due ?? 0 };
}

async function inSteps(step: () => Promise<number>, isOver: () => boolean): Promise<number> {
  for (let total = 0; ; ) {
    const count = isOver() ? 0 : await step();
    total += count;
    if (count < BATCH) return total;
  }
}

function endPast(): Promise<number> {
  return write(JOB, async (transaction) => {
    const ended = await database().query(
      `update waiting_entries set state = 'expired', ended_at = clock_timestamp()
       where state = 'waiting' and arrival_date <= oslo_today() returning id`,
      { type: QueryTypes.SELECT, transaction },
    );
    return ended.length;
  });
}

/** Ends offers that ran out, with the mail that says so, and offers the beds to the next in the same transaction. */
function expireSome(): Promise<number> {
  return write(JOB, async (transaction) => {
    const ended = await database().query<{ bookingId: number; koieId: number }>(
      `with over as (
         select w.id, b.koie_id from waiting_entries w join bookings b on b.id = w.booking_id
         where ${RAN_OUT} order by w.id limit ${BATCH} for update of w skip locked
       )
       update waiting_entries w set state = 'expired', ended_at = clock_timestamp()
       from over where over.id = w.id returning w.booking_id as "bookingId", over.koie_id as "koieId"`,
      { type: QueryTypes.SELECT, transaction },
    );
    for (const { bookingId } of ended) await queueListMail('waitlist_expired', bookingId, null, transaction);
    for (const koie of [...new Set(ended.map(({ koieId }) => koieId))].sort((one, other) => one - other))
      await offerBeds(koie, transaction);
    return ended.length;
  });
}

async function koierWaitedFor(): Promise<number[]> {
  const koier = await database().query<{ id: number }>(
    `select k.id from koier k where k.in_use and exists (
       select from waiting_entries w where w.state = 'waiting' and w.koie_ids @> array[k.id]) order by k.id`,
    { type: QueryTypes.SELECT },
  );
  return koier.map(({ id }) => id);
}

async function offerBeds(koie: number, transaction: Transaction): Promise<number> {
  const [made] = await database().query<{ count: number }>('select offer_beds($1) as count', {
    bind: [koie],
    type: QueryTypes.SELECT,
    transaction,
  });
  return made?.count ?? 0;
}

/** Writes the mails about offers that were made at the end of somebody's transaction. */
function tellSome(): Promise<number> {
  return write(JOB, async (transaction) => {
    const untold = await database().query<{ bookingId: number; until: Date }>(
      `select w.booking_id as "bookingId", w.offered_until as until from waiting_entries w
       where ${UNTOLD} order by w.id limit ${BATCH} for update skip locked`,
      { type: QueryTypes.SELECT, transaction },
    );
    for (const { bookingId, until } of untold)
      await queueListMail('waitlist_offer', bookingId, until, transaction);
    return untold.length;
  });
}
