import { expect } from 'chai';
import { LedgerAccount, type LedgerPurpose } from '../../src/models/index.js';
import { today } from '../../src/platform/clock.js';
import { monthAfter } from '../../src/services/treasury/index.js';
import { useDatabase } from '../support/database.js';
import { buildAdmin, buildBoard, buildKoie, buildReceipt, buildSit } from '../support/factories.js';
import { usePanel, type Visitor } from '../support/panel.js';
import { giveBack, paid } from '../support/treasury.js';

const PAGE = '/admin/api/pages/accounts';
const LAST = monthAfter(today().slice(0, 7), -1);
const NUMBERS: Record<LedgerPurpose, string> = {
  income: '3600',
  receivable: '1579',
  fees: '7770',
  bank: '1920',
};

/** A reader of what spreadsheets read: a byte order mark, semicolons, quotes doubled within quotes. */
function readCsv(text: string): string[][] {
  expect(text.startsWith('\ufeff'), 'a byte order mark').to.equal(true);
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  for (let index = 1; index < text.length; index += 1) {
    const sign = text[index];
    if (isQuoted && sign === '"' && text[index + 1] === '"') {
      cell += '"';
      index += 1;
    } else if (sign === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (sign === ';' || sign === '\n')) {
      rows.at(-1)?.push(cell);
      if (sign === '\n') rows.push([]);
      cell = '';
    } else if (isQuoted || sign !== '\r') cell += sign;
  }
  expect(rows.pop(), 'the end of the last line').to.deep.equal([]);
  return rows;
}

describe("The treasurer's page", () => {
  const database = useDatabase();
  const panel = usePanel();
  let board: Visitor;
  let admin: Visitor;
  let reference: string;
  let receipt: number;

  before(async () => {
    board = await panel.login(await buildBoard());
    admin = await panel.login(await buildAdmin());
    const koie = await buildKoie({ name: '=SUM(A1); "Koia"', numberOfBeds: 50 });
    const card = await paid('2030-05-01', `${LAST}-10T10:00:00Z`, { koieId: koie.id });
    await giveBack(card.id, 12_345, `${LAST}-11T10:00:00Z`);
    await paid('2030-05-02', `${LAST}-12T10:00:00Z`, { koieId: koie.id, settlement: 'elsewhere' });
    await database.pool.query(
      `insert into payouts (id, amount_ore, state, is_automatic, is_complete, created_at, arrives_on, read_at, unexplained_ore)
       values ('po_1', 26955, 'paid', true, true, now(), $1, now(), 0), ('po_2', 500, 'failed', true, true, now(), $1, now(), 0)`,
      [`${LAST}-20`],
    );
    await database.pool.query(
      `insert into balance_transactions (id, payout_id, kind, type, amount_ore, fee_ore, net_ore, created_at, counted_at, payment_id)
       select 'txn_1', 'po_1', 'charge', 'charge', 40000, 700, 39300, $1, $1, id from payments where booking_id = $2`,
      [`${LAST}-10T10:00:00Z`, card.id],
    );
    receipt = await buildReceipt(card);
    reference = card.reference;
  });

  const get = async (query: string) => (await board.get(`${PAGE}?${query}`)).body;
  const file = async (name: string, month = LAST) => get(`month=${month}&file=${name}`);

  it('shows a month by either day, with what makes a sum', async () => {
    const page = await get(`month=${LAST}`);
    expect(page.total).to.deep.equal({
      receivedOre: 80_000,
      givenBackOre: -12_345,
      feesOre: -700,
      netOre: 66_955,
    });
    expect(page).to.include({ basis: 'payment', rows: null, mayClose: true, mayReopen: false });
    expect(page.payouts[0]).to.include({ id: 'po_1', chargesOre: 40_000, feesOre: -700 });
    const { rows } = await get(`month=${LAST}&sum=fees&koie=${page.koier[0].koieId}`);
    expect(rows.rows).to.have.lengthOf(1);
    expect(rows.rows[0]).to.include({ kind: 'fee', amountOre: -700, reference });
    expect((await get('month=2030-05&by=arrival')).total.netOre).to.equal(66_955);
    expect((await get('payout=po_1')).payout.lines[0]).to.include({ id: 'txn_1', reference });
    expect((await get('payout=po_1')).month).to.equal(LAST);
  });

  it('takes what is no month, sum, koie or page for what was not sent', async () => {
    for (const query of [
      'month=2026-13',
      'month=9999-12',
      'month=x',
      'by=x',
      'sum=x',
      'koie=1',
      'payout=nei',
      'page=-1',
    ]) {
      expect((await board.get(`${PAGE}?${query}`)).status, query).to.equal(200);
    }
    const odd = await get(`month=${LAST}&sum=net&koie=${'9'.repeat(30)}&page=1e9`);
    expect(odd.rows).to.include({ page: 1, koie: null });
    for (const month of ['1900-01', '2999-12']) expect((await get(`month=${month}`)).month).to.equal(month);
  });

  it('gives the movements as a file: one row each, numbered, with accounts, and nothing that a spreadsheet runs', async () => {
    const { csv, filename } = await file('movements');
    expect(filename).to.equal(`bevegelser-${LAST}.csv`);
    const [header, ...rows] = readCsv(csv);
    expect(header).to.have.lengthOf(12);
    const prefix = LAST.slice(2).replace('-', '');
    expect(
      rows.map(([day, number, , , , , what, , , , amount]) => [day, number, what, amount]),
    ).to.deep.equal([
      [`${LAST}-10`, `${prefix}0001`, 'Betaling', '400,00'],
      [`${LAST}-10`, `${prefix}0002`, 'Gebyr til Stripe', '-7,00'],
      [`${LAST}-11`, `${prefix}0003`, 'Refusjon', '-123,45'],
      [`${LAST}-12`, `${prefix}0004`, 'Betaling', '400,00'],
    ]);
    expect(rows[0]?.slice(2, 6)).to.deep.equal([
      String(receipt),
      reference,
      `'=SUM(A1); "Koia"`,
      '2030-05-01',
    ]);
  });

  it('gives the journal once the accounts have numbers: GBAT10, in which each voucher and all of it are zero', async () => {
    expect((await file('journal')).notice).to.deep.include({ type: 'error' });
    for (const [purpose, number] of Object.entries(NUMBERS)) {
      const account = await LedgerAccount.findOne({ where: { purpose }, rejectOnEmpty: true });
      const { body } = await board.record('ledger_accounts', account.id, 'edit');
      const sent = { number, vatCode: '0', version: body.record.params.version };
      expect((await board.act('ledger_accounts', account.id, 'edit', sent)).body.record.errors).to.deep.equal(
        {},
      );
    }
    const lines = readCsv((await file('journal')).csv);
    expect(lines.every((cells) => cells.length === 28 && cells[0] === 'GBAT10')).to.equal(true);
    const sums = new Map<string, number>();
    for (const [, number = '', , , , , , , amount] of lines)
      sums.set(number, (sums.get(number) ?? 0) + Math.round(Number(amount) * 100));
    expect(sums.size).to.equal(6);
    expect([...sums.values()].every((sum) => sum === 0)).to.equal(true);
    const on = (wanted: string) =>
      lines.filter((cells) => cells[6] === wanted).reduce((sum, cells) => sum + Number(cells[8]), 0);
    expect(on(NUMBERS.income)).to.be.closeTo(-(800 - 123.45), 0.001);
    expect(on(NUMBERS.fees)).to.be.closeTo(7, 0.001);
    expect(on(NUMBERS.bank)).to.be.closeTo(400 + 269.55 + 5, 0.001);
    expect(on(NUMBERS.receivable)).to.be.closeTo(400 - 123.45 - 7 - 269.55 - 5, 0.001);
    expect(lines[0]?.slice(2, 8)).to.deep.equal([
      `${LAST.replace('-', '')}10`,
      '9',
      String(Number(LAST.slice(5))),
      LAST.slice(0, 4),
      NUMBERS.receivable,
      '0',
    ]);
    const [, first] = readCsv((await file('movements')).csv);
    expect(first?.slice(8, 10)).to.deep.equal([NUMBERS.receivable, NUMBERS.income]);
  });

  it('refuses account numbers that are none, beside the field', async () => {
    const account = await LedgerAccount.findOne({ where: { purpose: 'fees' }, rejectOnEmpty: true });
    const sent = { number: '77', vatCode: '0', version: account.version };
    const { body } = await board.act('ledger_accounts', account.id, 'edit', sent);
    expect(body.record.errors.number.message).to.include('fire til seks siffer');
  });

  it('gives the payouts, also those that did not arrive', async () => {
    const [header, ...rows] = readCsv((await file('payouts')).csv);
    expect(header).to.have.lengthOf(10);
    expect(rows).to.deep.equal([
      ['po_1', `${LAST}-20`, `${LAST}-20`, 'Utbetalt', '269,55', '400,00', '0,00', '0,00', '-7,00', '0,00'],
      ['po_2', `${LAST}-20`, `${LAST}-20`, 'Kom ikke fram', '5,00', '0,00', '0,00', '0,00', '0,00', '0,00'],
    ]);
    expect(readCsv((await file('movements', '2001-01')).csv)).to.have.lengthOf(1);
  });

  it('lets the board close a month that is over, and an administrator open it again, with a reason that is kept', async () => {
    expect((await board.post(PAGE, { close: today().slice(0, 7) })).body).to.include({ isDone: false });
    expect((await board.get(`${PAGE}?close=${LAST}`)).body.closing).to.equal(null);
    expect((await board.post(PAGE, { close: 'x' })).body).to.include({ isDone: false });
    expect((await board.post(PAGE, { close: LAST })).body).to.include({ isDone: true });
    const { closing, mayClose } = await get(`month=${LAST}`);
    expect(closing.by).to.include('Ødegård');
    expect(mayClose).to.equal(false);
    expect((await board.act('closed_months', closing.id, 'reopen', { note: 'x' })).status).to.equal(403);
    const { body } = await admin.act('closed_months', closing.id, 'reopen', { note: 'Feil kvittering' });
    expect(body.notice.type).to.equal('success');
    expect((await get(`month=${LAST}`)).closing).to.equal(null);
    expect((await board.record('closed_months', closing.id)).body.record.params).to.include({
      note: 'Feil kvittering',
    });
  });

  it('is for the board alone', async () => {
    const sit = await panel.login(await buildSit());
    expect((await sit.get(PAGE)).status).to.equal(403);
    expect((await sit.post(PAGE, { close: LAST })).status).to.equal(403);
    expect((await panel.visitor().get(PAGE)).status).to.equal(401);
  });
});
