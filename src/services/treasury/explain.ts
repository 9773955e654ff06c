import { QueryTypes } from 'sequelize';
import { database } from '../../models/index.js';
import { write } from '../../platform/write.js';

/** The charge, refund or dispute that a line is about, by the name it has at Stripe. */
const MATCHES = [
  `update balance_transactions t set payment_id = p.id from payments p
   where t.payment_id is null and t.kind = 'charge' and p.charge_id = t.source_id and p.state = 'succeeded'`,
  `update balance_transactions t set payment_id = r.payment_id, refund_id = r.id from refunds r
   where t.payment_id is null and t.kind in ('refund', 'refund_returned') and r.stripe_id = t.source_id`,
  `update balance_transactions t set payment_id = d.payment_id, dispute_id = d.id from disputes d
   where t.payment_id is null and t.kind = 'dispute' and d.stripe_id = t.source_id`,
];

/** Whether a line `t` is what we know of it, to the øre; `p`, `r` and `d` are what it is about. */
const EXPLAINED = `case t.kind
    when 'charge' then t.amount_ore = p.amount_ore
    when 'refund' then t.amount_ore = -r.amount_ore
    when 'refund_returned' then t.amount_ore = r.amount_ore
    when 'dispute' then abs(t.amount_ore) <= d.amount_ore
    else t.kind = 'fee' end`;

/** A line with what it is about, and whether that explains it: the joins of `LINES_OF` and this column. */
export const IS_EXPLAINED = `coalesce(${EXPLAINED}, false)`;
export const LINES_OF = `balance_transactions t left join payments p on p.id = t.payment_id
  left join refunds r on r.id = t.refund_id left join disputes d on d.id = t.dispute_id`;

/**
 * Finds out what the lines of the balance are about, as far as it is known by now, and counts what of each payout is
 * not explained. Returns how many lines were matched. Any number of times.
 */
export async function explain(): Promise<number> {
  return write({ source: 'job' }, async (transaction) => {
    let matched = 0;
    for (const match of MATCHES) {
      const [, count] = await database().query(match, { transaction, type: QueryTypes.UPDATE });
      matched += count;
    }
    await database().query(
      `update payouts o set unexplained_ore = s.unexplained_ore
       from (
         select o.id, case when o.failed_on is not null then 0
           else o.amount_ore - coalesce(l.explained_ore, 0) end as unexplained_ore
         from payouts o
         left join lateral (
           select sum(t.net_ore) as explained_ore from ${LINES_OF}
           where t.payout_id = o.id and t.kind <> 'payout' and ${IS_EXPLAINED}
         ) l on true
         where o.unexplained_ore <> 0 or o.read_at is null
       ) s
       where s.id = o.id and s.unexplained_ore <> o.unexplained_ore`,
      { transaction },
    );
    return matched;
  });
}
