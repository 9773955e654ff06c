import { QueryTypes } from 'sequelize';
import { Dispute, database, Payment, Refund } from '../../models/index.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { type Actor, write } from '../../platform/write.js';
import { giveBackOf } from './give-back.js';
import { type LockedAccount, leftOf, lockAccount, owedToGuestOre } from './locked-account.js';
import { refundSucceeded } from './succeeded.js';

/**
 * Why somebody has to see to money: a refund failed, or is to be paid by hand; the guest has disputed a charge; money
 * came that is not the price of a hold, or in another currency; more was received than the stay costs; something in a
 * payout of Stripe's is nothing that we know of.
 */
export type MoneyProblem =
  | 'refund_failed'
  | 'refund_by_hand'
  | 'disputed'
  | 'not_the_price'
  | 'other_currency'
  | 'overpaid'
  | 'payout_unexplained';

/** Money that somebody on the board has to see to. */
export interface MoneyToSeeTo {
  problem: MoneyProblem;
  /** Of the refund, dispute, charge, booking or payout that it is about. */
  id: string;
  /** Null, as what follows, when it is about no booking. */
  bookingId: number | null;
  reference: string | null;
  koie: string | null;
  /** What the stay costs. */
  priceNok: number | null;
  /** What it is about; null when it is in another currency. */
  amountOre: number | null;
  /** As a code of Stripe, when it has said why. */
  cause: string | null;
  at: string;
}

/** All money that somebody has to see to, oldest first. One statement along small indexes. */
export function moneyToSeeTo(): Promise<MoneyToSeeTo[]> {
  return database().query<MoneyToSeeTo>(
    `select m.problem, m.id, b.id as "bookingId", b.reference, k.name as koie, b.price_nok as "priceNok",
       m.amount_ore as "amountOre", m.cause, m.at
     from (
       select 'refund_failed' as problem, r.id::text, p.booking_id, r.amount_ore, r.failure as cause, r.settled_at as at
       from refunds r join payments p on p.id = r.payment_id where r.state = 'failed' and r.handled_at is null
       union all
       select 'refund_by_hand', r.id::text, p.booking_id, r.amount_ore, null, r.created_at
       from refunds r join payments p on p.id = r.payment_id where r.state = 'due' and r.method = 'elsewhere'
       union all
       select 'disputed', d.id::text, p.booking_id, d.amount_ore, d.reason, d.opened_at
       from disputes d join payments p on p.id = d.payment_id where d.handled_at is null
       union all
       select 'other_currency', p.id::text, p.booking_id, null, null, p.created_at
       from payments p where p.state = 'wrong_amount'
       union all
       select 'not_the_price', b.id::text, b.id, b.received_ore, null, b.created_at
       from bookings b where b.confirmed_at is null and b.cancelled_at is null and b.received_ore > 0
       union all
       select 'overpaid', b.id::text, b.id, -b.balance_ore, null, b.created_at
       from bookings b where b.balance_ore <= -100 and (b.confirmed_at is not null or b.cancelled_at is not null)
         and not exists (
         select from payments p join refunds r on r.payment_id = p.id
         where p.booking_id = b.id and r.state = 'failed' and r.handled_at is null)
       union all
       select 'payout_unexplained', o.id, null, o.unexplained_ore, null, o.created_at
       from payouts o where o.unexplained_ore <> 0 and (o.read_at is not null or not o.is_automatic)
     ) m
     left join bookings b on b.id = m.booking_id left join koier k on k.id = b.koie_id
     order by m.at, m.id`,
    { type: QueryTypes.SELECT },
  );
}

/**
 * Sees to a refund that has failed: tries again, with a refund of its own, or notes that it was paid back in some other
 * way. No more than is still owed to the guest: the price may have changed meanwhile. Throws `not_found`, and `conflict` for one that has not failed or is seen to.
 */
export async function seeToFailedRefund(
  refundId: string,
  how: 'again' | 'elsewhere',
  note: string,
  actor: Actor,
): Promise<void> {
  await onRefund(refundId, actor, async ({ refund, charge, account }) => {
    if (refund.state !== 'failed' || refund.handledAt) throw new DomainError('conflict');
    const { now, transaction } = account;
    await refund.update({ handledAt: now, handledBy: actor.user ?? null }, { transaction });
    const { reason } = refund;
    const owed = Math.min(refund.amountOre, owedToGuestOre(account.booking), leftOf(charge, account.refunds));
    if (owed <= 0) return;
    const next = await giveBackOf(charge, owed, { reason, note, by: actor }, account, how);
    if (how === 'elsewhere') await payByHand(next, account);
  });
}

/** Notes that a refund which was to be paid by hand has been. Throws `not_found`, and `conflict` for any other. */
export async function notePaidBack(refundId: string, note: string, actor: Actor): Promise<void> {
  await onRefund(refundId, actor, async ({ refund, account }) => {
    if (refund.state !== 'due' || refund.method !== 'elsewhere') throw new DomainError('conflict');
    if (note) await refund.update({ note }, { transaction: account.transaction });
    await payByHand(refund, account);
  });
}

/**
 * Gives back money that came for a hold and is not its price; of money in another currency it notes that it was given
 * back in Stripe's dashboard, since no account can count it. Throws `not_found`, and `conflict` for any other charge.
 */
export async function giveChargeBack(paymentId: string, actor: Actor): Promise<void> {
  await write(actor, async (transaction) => {
    const found = await Payment.findByPk(paymentId, { attributes: ['bookingId'], transaction });
    const account = found && (await lockAccount(found.bookingId, transaction));
    const charge = account?.charges.find(({ id }) => id === paymentId);
    if (!account || !charge) throw new DomainError('not_found');
    if (charge.state === 'wrong_amount') {
      await charge.update({ state: 'declined', stripeStatus: 'refunded' }, { transaction });
      return;
    }
    const left = leftOf(charge, account.refunds);
    if (account.booking.confirmedAt || left === 0) throw new DomainError('conflict');
    await giveBackOf(charge, left, { reason: 'not_wanted', by: actor }, account);
  });
}

/** Notes that somebody has dealt with a dispute. Throws `not_found`, and `conflict` when it is seen to already. */
export async function seeToDispute(id: number, note: string, actor: Actor): Promise<void> {
  await write(actor, async (transaction) => {
    const dispute = await Dispute.findByPk(id, { transaction, lock: transaction.LOCK.UPDATE });
    if (!dispute) throw new DomainError('not_found');
    if (dispute.handledAt) throw new DomainError('conflict');
    await dispute.update({ handledAt: new Date(), handledBy: actor.user ?? null, note }, { transaction });
  });
}

async function payByHand(refund: Refund, account: LockedAccount): Promise<void> {
  const { now, transaction } = account;
  await refund.update({ state: 'succeeded', settledAt: now }, { transaction });
  await refundSucceeded(refund, account);
}

async function onRefund(
  refundId: string,
  actor: Actor,
  change: (locked: { refund: Refund; charge: Payment; account: LockedAccount }) => Promise<void>,
): Promise<void> {
  await write(actor, async (transaction) => {
    const found = await Refund.findByPk(refundId, { attributes: ['paymentId'], transaction });
    const owner = found && (await Payment.findByPk(found.paymentId, { transaction }));
    const account = owner && (await lockAccount(owner.bookingId, transaction));
    const refund = account?.refunds.find(({ id }) => id === refundId);
    const charge = account?.charges.find(({ id }) => id === owner?.id);
    if (!account || !refund || !charge) throw new DomainError('not_found');
    await change({ refund, charge, account });
  });
}
