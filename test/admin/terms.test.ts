import { expect } from 'chai';
import { Koie, Terms } from '../../src/models/index.js';
import { useDatabase } from '../support/database.js';
import { buildBoard, buildBooking, buildKoie } from '../support/factories.js';
import { type Fields, usePanel, type Visitor } from '../support/panel.js';

describe('Terms in the panel', () => {
  useDatabase();
  const panel = usePanel();
  let board: Visitor;
  before(async () => {
    board = await panel.login(await buildBoard());
  });

  const STEPS = [
    { days_before: 14, percent: 100 },
    { days_before: 7, percent: 50 },
  ];
  let made = 0;
  const fields = (changes: Fields = {}): Fields => {
    made += 1;
    return { nameNb: `Sommer ${made}`, nameEn: `Summer ${made}`, steps: JSON.stringify(STEPS), ...changes };
  };
  const make = async (changes?: Fields): Promise<Terms> => {
    const { body } = await board.create('terms', fields(changes));
    expect(body.notice?.type, JSON.stringify(body.record?.errors)).to.equal('success');
    return Terms.findByPk(body.record.id, { rejectOnEmpty: true });
  };

  it('are made and changed with their steps, and empty rows are left out', async () => {
    const rows = [...STEPS, { days_before: null, percent: null }];
    const terms = await make({ steps: JSON.stringify(rows), feeNok: '50', mayChangeUntilDays: '7' });
    expect(terms.steps).to.deep.equal(STEPS);
    expect(terms).to.include({ feeNok: 50, mayCancel: true, mayChangeUntilDays: 7 });
    const { params } = (await board.record('terms', terms.id)).body.record;
    expect(JSON.parse(params.steps)).to.deep.equal(STEPS);
    await board.act('terms', terms.id, 'edit', { steps: '[]', mayChangeUntilDays: '' });
    expect(await terms.reload()).to.deep.include({ steps: [], mayChangeUntilDays: null });
  });

  it('are refused beside the field when they cannot be meant', async () => {
    const step = (days_before: unknown, percent: unknown) => ({ days_before, percent });
    for (const steps of [
      'no JSON',
      '{}',
      '[1]',
      JSON.stringify([step(5, null)]),
      JSON.stringify([step(-1, 10)]),
      JSON.stringify([step(5, 101)]),
      JSON.stringify([step(5, '50')]),
      JSON.stringify([step(5, 10), step(5, 20)]),
      JSON.stringify([step(10, 50), step(5, 100)]),
    ]) {
      const { body } = await board.create('terms', fields({ steps }));
      expect(body.record.errors, steps).to.have.keys('steps');
    }
    const errors = async (changes: Fields) =>
      (await board.create('terms', fields(changes))).body.record.errors;
    expect(await errors({ nameNb: 'Ingen refusjon' })).to.have.keys('nameNb');
    expect(await errors({ feeNok: '-1' })).to.have.keys('feeNok');
    expect(await errors({ mayChangeUntilDays: '400' })).to.have.keys('mayChangeUntilDays');
  });

  it('are chosen for a koie, and change no booking that is made', async () => {
    const terms = await make();
    const koie = await buildKoie();
    await board.act('koier', koie.id, 'edit', { termsId: terms.id });
    expect((await koie.reload()).termsId).to.equal(terms.id);
    const booking = await buildBooking({ koieId: koie.id, from: 10 });
    await board.act('terms', terms.id, 'edit', { steps: '[]' });
    const { related } = (await board.record('bookings', booking.id, 'related')).body;
    expect(related.money.account.terms.steps).to.deep.equal(STEPS);
    expect(related.money.ifCancelled).to.include({ percent: 50 });
    expect(related.money.termsTold.en[1]).to.equal('Until 7 days before arrival: 50% back.');
    const { body } = await board.list('terms', `filters.nameNb=${encodeURIComponent(terms.nameNb)}`);
    expect(body.records[0].params.koier).to.equal(koie.name);
  });

  it('are not deleted while a koie has them, nor the set of new koier, and else are', async () => {
    const terms = await make();
    const koie = await buildKoie({ termsId: terms.id });
    const asked = await board.record('terms', terms.id, 'delete');
    expect(asked.body.consequences).to.deep.equal([
      { resource: 'koier', count: 1, effect: 'refused', of: [String(terms.id)] },
    ]);
    expect((await board.act('terms', terms.id, 'delete')).body.notice.type).to.equal('error');
    await buildBooking({ koieId: koie.id });
    await Koie.update({ termsId: 1 }, { where: { id: koie.id } });
    expect((await board.act('terms', terms.id, 'delete')).body.notice.type).to.equal('success');
    await Koie.update({ termsId: (await make()).id }, { where: { termsId: 1 } });
    const refused = await board.act('terms', 1, 'delete');
    expect(refused.body.notice).to.deep.include({ type: 'error' });
    expect(refused.body.notice.message).to.contain('ikke slettes');
  });

  it('tell what they come to as they are filled in, in both languages', async () => {
    const example = async (asked: Record<string, string>) =>
      (await board.get(`/admin/api/resources/terms/actions/example?${new URLSearchParams(asked)}`)).body;
    const { words, stages, exampleNok } = await example({ steps: JSON.stringify(STEPS), feeNok: '50' });
    expect(exampleNok).to.equal(1_000);
    expect(
      stages.map(({ daysBefore, refundNok }: Record<string, number>) => [daysBefore, refundNok]),
    ).to.deep.equal([
      [14, 950],
      [7, 450],
      [null, 0],
    ]);
    expect(words.nb[0]).to.equal('Til og med 14 dager før ankomst: alt tilbake.');
    expect(words.en).to.include('A fee of NOK 50 per booking is taken off it.');
    const half = JSON.stringify([{ days_before: 5, percent: null }]);
    for (const steps of ['', 'x', half]) {
      const { words: none } = await example({ steps, mayChangeUntilDays: '0', mayCancel: 'false' });
      expect(none.nb, steps).to.deep.equal([
        'Den som avbestiller, får ingenting tilbake.',
        'Gjesten kan ikke avbestille selv.',
        'Gjesten kan endre oppholdet selv til og med ankomstdagen.',
      ]);
    }
  });

  it('have a history of who changed them', async () => {
    const terms = await make();
    await board.act('terms', terms.id, 'edit', { feeNok: '75' });
    const { history } = (await board.record('terms', terms.id, 'history')).body;
    expect(history[0].changes).to.deep.equal([{ field: 'feeNok', before: 0, after: 75 }]);
  });
});
