import { expect } from 'chai';
import { migrateDown, migrateUp } from '../../src/database/migrate.js';
import { LedgerAccount, Terms } from '../../src/models/index.js';
import { today } from '../../src/platform/clock.js';
import { closeMonth, monthAfter } from '../../src/services/treasury/index.js';
import { useDatabase } from '../support/database.js';
import { buildKoie, buildReceipt } from '../support/factories.js';
import { disputeOf, giveBack, paid } from '../support/treasury.js';

/** What an account, terms and the treasurer's page consist of; ids that nothing outside refers to are left out. */
const TABLES = {
  bookings:
    'id, terms_version_id, price_member, price_not_member, price_nok, received_ore, balance_ore, confirmed_at',
  koier: 'id, terms_id',
  payments: 'id, booking_id, position, method, state, amount_ore, settled_at',
  refunds: 'id, payment_id, method, state, amount_ore, reason, succeeded_at, settled_at',
  disputes: 'payment_id, stripe_id, amount_ore, state',
  price_changes: 'booking_id, was_nok, is_nok, reason',
  receipts: '*',
  terms: '*',
  terms_versions: '*',
  closed_months: '*',
  payouts: '*',
  balance_transactions:
    'id, payout_id, kind, net_ore, source_id, counted_at, payment_id, refund_id, dispute_id is null',
  ledger_accounts: '*',
  stripe_readings: '*',
};

describe('the steps that bring accounts, terms, receipts and the treasurer’s page', () => {
  const test = useDatabase();

  async function everything() {
    const rows: Record<string, unknown> = {};
    for (const [table, columns] of Object.entries(TABLES)) {
      const found = await test.pool.query(
        `select to_jsonb(r) as row from (select ${columns} from ${table}) r order by to_jsonb(r)::text`,
      );
      rows[table] = found.rows;
    }
    return rows;
  }

  it('taken back and taken again keep all that is in them, and go on from there', async () => {
    const last = monthAfter(today().slice(0, 7), -1);
    const stepped = await Terms.findOne({ where: { nameNb: 'Trinnvise vilkår' }, rejectOnEmpty: true });
    const koie = await buildKoie({ termsId: stepped.id });
    const booking = await paid(`${last}-20`, `${last}-10T10:00:00Z`, { koieId: koie.id });
    await buildReceipt(booking);
    await giveBack(booking.id, 10_000, `${last}-12T10:00:00Z`);
    const returned = await giveBack(booking.id, 5_000, `${last}-13T10:00:00Z`);
    await returned.update({ state: 'failed', settledAt: new Date(`${last}-14T10:00:00Z`) });
    await stepped.update({ feeNok: 50 });
    await Terms.create({ nameNb: 'Vinter', nameEn: 'Winter', steps: [{ days_before: 2, percent: 100 }] });
    await koie.update({ priceMember: koie.priceMember + 10 });
    await disputeOf((await paid('2030-01-01', new Date().toISOString())).id, test.pool);
    await test.pool.query(
      `insert into payouts (id, amount_ore, state, is_automatic, is_complete, created_at, arrives_on, unexplained_ore)
       values ('po_1', 100, 'paid', true, true, now(), oslo_today(), 0)`,
    );
    await test.pool.query(`insert into stripe_readings values ('payouts', now()), ('balance', now())`);
    await LedgerAccount.update({ number: '1920' }, { where: { purpose: 'bank' } });
    await closeMonth(last, { source: 'panel' });

    const before = await everything();
    await migrateDown(test.url, { to: '0050_accounts' });
    await migrateUp(test.url);
    expect(await everything()).to.deep.equal(before);
    const kept = await test.pool.query(
      `select relname from pg_class where relkind = 'r' and relname like '%_kept'`,
    );
    expect(kept.rows).to.deep.equal([]);
    expect((await Terms.create({ nameNb: 'Sommer', nameEn: 'Summer' })).id).to.equal(5);
    expect(await buildReceipt()).to.equal(2);
  });
});
