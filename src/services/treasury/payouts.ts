import { QueryTypes } from 'sequelize';
import { database } from '../../models/index.js';
import { IS_EXPLAINED, LINES_OF } from './explain.js';
import { daysOf } from './month.js';

/** A payout of Stripe's with what is in it, in øre: refunds, disputes and fees are negative. */
export interface Payout {
  id: string;
  /** When it arrives at the bank. */
  arrivesOn: string;
  /** When it is in the accounts. */
  countedOn: string;
  /** When it was learnt that the bank did not take it. */
  failedOn: string | null;
  state: string;
  /** Whether Stripe says what it is made of. */
  isAutomatic: boolean;
  isRead: boolean;
  amountOre: number;
  chargesOre: number;
  refundsOre: number;
  disputesOre: number;
  feesOre: number;
  unexplainedOre: number;
}

/** A line of a payout, with what it is about. */
export interface PayoutLine {
  id: string;
  kind: string;
  type: string;
  day: string;
  amountOre: number;
  feeOre: number;
  isExplained: boolean;
  sourceId: string | null;
  bookingId: number | null;
  reference: string | null;
  koie: string | null;
}

/** Lines of a payout that are shown. */
const MOST_LINES = 500;

/** The payouts that are counted in a month (`YYYY-MM`), or fail in it, by day. One statement. */
export function payoutsOf(month: string): Promise<Payout[]> {
  return payoutsWhere(
    'o.counted_on >= $1 and o.counted_on < $2 or o.failed_on >= $1 and o.failed_on < $2',
    daysOf(month),
  );
}

/** A payout by its name at Stripe; undefined when there is none. */
export async function payoutOf(id: string): Promise<Payout | undefined> {
  return (await payoutsWhere('o.id = $1', [id]))[0];
}

function payoutsWhere(condition: string, bind: readonly string[]): Promise<Payout[]> {
  const sum = (kinds: string) =>
    `coalesce(sum(t.amount_ore) filter (where t.kind in (${kinds})), 0)::integer`;
  return database().query<Payout>(
    `select o.id, o.arrives_on as "arrivesOn", o.counted_on as "countedOn", o.failed_on as "failedOn", o.state,
       o.is_automatic as "isAutomatic", o.read_at is not null as "isRead", o.amount_ore as "amountOre", l.*,
       o.unexplained_ore as "unexplainedOre"
     from payouts o
     cross join lateral (
       select ${sum(`'charge'`)} as "chargesOre", ${sum(`'refund', 'refund_returned'`)} as "refundsOre",
         ${sum(`'dispute'`)} as "disputesOre",
         coalesce(sum(case t.kind when 'fee' then t.net_ore else -t.fee_ore end), 0)::integer as "feesOre"
       from balance_transactions t where t.payout_id = o.id and t.kind <> 'payout'
     ) l
     where ${condition}
     order by o.counted_on, o.id`,
    { bind: [...bind], type: QueryTypes.SELECT },
  );
}

/** What a payout is made of, those lines first that nothing explains. One statement. */
export function linesOf(payoutId: string): Promise<PayoutLine[]> {
  return database().query<PayoutLine>(
    `select t.id, t.kind, t.type, to_char(t.created_at at time zone 'Europe/Oslo', 'YYYY-MM-DD') as day,
       t.amount_ore as "amountOre", t.fee_ore as "feeOre", ${IS_EXPLAINED} as "isExplained",
       t.source_id as "sourceId", b.id as "bookingId", b.reference, k.name as koie
     from ${LINES_OF} left join bookings b on b.id = p.booking_id left join koier k on k.id = b.koie_id
     where t.payout_id = $1 and t.kind <> 'payout'
     order by ${IS_EXPLAINED}, t.created_at, t.id limit ${MOST_LINES}`,
    { bind: [payoutId], type: QueryTypes.SELECT },
  );
}
