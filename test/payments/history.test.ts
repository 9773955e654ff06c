import { expect } from 'chai';
import { pay } from '../../src/services/payments/index.js';
import { useDatabase } from '../support/database.js';
import { buildPayable } from '../support/payments.js';

describe('the history of a payment', () => {
  const test = useDatabase();

  it('tells who paid, without the card token and without what processes agree on among themselves', async () => {
    const { paymentId, caller } = await buildPayable();
    await pay(paymentId, 'tok_visa', caller);
    await test.pool.query('update payments set leased_until = now() where id = $1', [paymentId]);
    const { rows } = await test.pool.query(
      `select source, actor_id, changes -> 'state' as state, changes from audit_entries
       where resource = 'payments' and record_id = $1 and action = 'update' order by id`,
      [paymentId],
    );
    expect(rows.map(({ source, actor_id, state }) => ({ source, actor_id, state }))).to.deep.equal([
      { source: 'api', actor_id: caller.ntnuiNo, state: ['open', 'processing'] },
      { source: 'api', actor_id: caller.ntnuiNo, state: ['processing', 'succeeded'] },
    ]);
    expect(JSON.stringify(rows)).to.not.include('tok_visa');
  });
});
