import { expect } from 'chai';
import { LedgerAccount } from '../../src/models/index.js';
import { today } from '../../src/platform/clock.js';
import { monthAfter } from '../../src/services/treasury/index.js';
import { type Tab, useBrowser } from '../support/browser.js';
import { useDatabase } from '../support/database.js';
import { buildBoard, buildKoie } from '../support/factories.js';
import { usePanel } from '../support/panel.js';
import { giveBack, paid } from '../support/treasury.js';

const LAST = monthAfter(today().slice(0, 7), -1);

describe("The treasurer's page in a browser", () => {
  const database = useDatabase();
  const panel = usePanel();
  const browser = useBrowser(panel);
  let tab: Tab;

  before(async () => {
    for (const [index, name] of ['Flåkoia', 'Vekvessætra', 'Øvensenget'].entries()) {
      const koie = await buildKoie({ name, numberOfBeds: 50 });
      for (let day = 1; day <= 4; day += 1)
        await paid(`2030-05-0${day}`, `${LAST}-1${day}T10:00:00Z`, {
          koieId: koie.id,
          guestName: `Gjest ${index}`,
        });
      const booking = await paid('2030-05-09', `${LAST}-09T10:00:00Z`, { koieId: koie.id });
      await giveBack(booking.id, 20_000, `${LAST}-19T10:00:00Z`);
    }
    await database.pool.query(
      `insert into payouts (id, amount_ore, state, is_automatic, is_complete, created_at, arrives_on, read_at, unexplained_ore)
       values ('po_1Q8zVbLkdIwHu7ix0aXk', 39300, 'paid', true, true, now(), $1, now(), 0),
         ('po_1Q9zVbLkdIwHu7ix0bYm', 4200, 'in_transit', true, true, now(), $2, now(), 4200)`,
      [`${LAST}-17`, `${LAST}-24`],
    );
    await database.pool.query(
      `insert into balance_transactions (id, payout_id, kind, type, amount_ore, fee_ore, net_ore, source_id, created_at, counted_at, payment_id)
       select 'txn_' || row_number() over (), 'po_1Q8zVbLkdIwHu7ix0aXk', 'charge', 'charge', 40000, 780, 39220, 'ch_1', settled_at, settled_at, id
       from payments where method = 'card'
       union all select 'txn_x', 'po_1Q9zVbLkdIwHu7ix0bYm', 'other', 'topup', 4200, 0, 4200, 'tu_1Q9', now(), now(), null`,
    );
    await LedgerAccount.update({ number: '1920' }, { where: {} });
  });

  beforeEach(async () => {
    tab = await browser.tab();
    await tab.be(await buildBoard());
  });

  it('opens a sum to its rows and a payout to its lines, and nothing is wrong with it', async () => {
    await tab.open(`/admin/pages/accounts?month=${LAST}`);
    expect(await tab.faults('board-accounts')).to.deep.equal([]);
    await tab.page
      .getByRole('link', {
        name: /1\s800,00, se hva som er Netto, Flåkoia|se hva som er Gitt tilbake, Flåkoia/,
      })
      .first()
      .click();
    await tab.page.getByRole('heading', { name: 'Gitt tilbake: Flåkoia' }).waitFor();
    await tab.page.getByRole('cell', { name: '−200,00' }).last().waitFor();
    expect(await tab.faults('board-accounts-rows')).to.deep.equal([]);
    await tab.page.getByRole('link', { name: 'po_1Q9zVbLkdIwHu7ix0bYm' }).click();
    await tab.page.getByText('topup tu_1Q9').waitFor();
    expect(await tab.faults('board-accounts-payout')).to.deep.equal([]);
    await tab.page.getByRole('combobox', { name: 'Etter' }).selectOption('arrival');
    await tab.page.getByRole('heading', { name: 'Kroner etter ankomstdag' }).waitFor();
    await tab.page.getByRole('link', { name: 'Forrige måned' }).click();
    await tab.page.getByText('Ingenting i måneden.').waitFor();
  });

  it('saves each file under its name', async () => {
    await tab.open(`/admin/pages/accounts?month=${LAST}`);
    for (const [button, filename] of [
      ['Bevegelser', 'bevegelser'],
      ['Utbetalinger', 'utbetalinger'],
      ['Bilag til regnskapet', 'bilag'],
    ]) {
      const saved = tab.page.waitForEvent('download');
      await tab.page.getByRole('button', { name: `Last ned: ${button}` }).click();
      expect((await saved).suggestedFilename()).to.equal(`${filename}-${LAST}.csv`);
    }
    expect(tab.takeTroubles()).to.deep.equal([]);
  });

  it('closes a month once the board is sure', async () => {
    await tab.open(`/admin/pages/accounts?month=${LAST}`);
    await tab.page.getByRole('button', { name: 'Lukk måneden' }).click();
    await tab.page.getByText('Det er 1 utbetaling med noe uforklart').waitFor();
    expect(await tab.faults('board-accounts-closing')).to.deep.equal([]);
    await tab.page.getByRole('button', { name: /^Lukk .* \d{4}$/ }).click();
    await tab.page.getByText(/Måneden ble lukket .* av Åse Ødegård/).waitFor();
    expect(await tab.page.getByRole('link', { name: 'Åpne igjen' }).count()).to.equal(0);
    expect(await tab.faults('board-accounts-closed')).to.deep.equal([]);
  });
});
