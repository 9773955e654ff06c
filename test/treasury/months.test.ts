import { expect } from 'chai';
import { Refund } from '../../src/models/index.js';
import { databaseRefusal } from '../../src/platform/refusals/database-errors.js';
import { monthFigures } from '../../src/services/figures/statistics.js';
import { INCOME, rowsOf, sumsByKoie, totalOf } from '../../src/services/treasury/index.js';
import { KINDS } from '../../src/services/treasury/movements.js';
import { useDatabase } from '../support/database.js';
import { buildKoie } from '../support/factories.js';
import { ALL, disputeOf, giveBack, paid } from '../support/treasury.js';

describe("The treasurer's months", () => {
  const database = useDatabase();

  it('count by the day of payment and by the day of arrival, at each koie, in Oslo', async () => {
    const koie = await buildKoie({ name: 'Flåkoia' });
    const other = await buildKoie({ name: 'Vekvessætra' });
    // The last minutes of March in Oslo are still in March, though it is 22:50 of the same day elsewhere.
    await paid('2021-04-10', '2021-03-31T21:50:00Z', { koieId: koie.id });
    const april = await paid('2021-05-10', '2021-03-31T22:10:00Z', { koieId: koie.id });
    await paid('2021-04-12', '2021-04-05T10:00:00Z', { koieId: other.id });
    await giveBack(april.id, 15_050, '2021-05-02T10:00:00Z');
    await giveBack(april.id, 5_000, '', 'due');

    const byPayment = await sumsByKoie('2021-04', 'payment');
    expect(
      byPayment.map(({ koie: name, receivedOre, givenBackOre }) => [name, receivedOre, givenBackOre]),
    ).to.deep.equal([
      ['Flåkoia', 40_000, 0],
      ['Vekvessætra', 40_000, 0],
    ]);
    expect(totalOf(byPayment)).to.deep.equal({
      receivedOre: 80_000,
      givenBackOre: 0,
      feesOre: 0,
      netOre: 80_000,
    });
    expect(totalOf(await sumsByKoie('2021-03', 'payment')).receivedOre).to.equal(40_000);
    expect(totalOf(await sumsByKoie('2021-05', 'payment'))).to.include({
      receivedOre: 0,
      givenBackOre: -15_050,
    });

    expect(totalOf(await sumsByKoie('2021-04', 'arrival')).receivedOre).to.equal(80_000);
    expect(totalOf(await sumsByKoie('2021-05', 'arrival'))).to.deep.equal({
      receivedOre: 40_000,
      givenBackOre: -15_050,
      feesOre: 0,
      netOre: 24_950,
    });
  });

  it('open each sum to its rows, with the booking', async () => {
    const koie = await buildKoie();
    const booking = await paid('2020-02-10', '2020-01-20T10:00:00Z', { koieId: koie.id });
    await giveBack(booking.id, 10_000, '2020-01-25T10:00:00Z');
    await paid('2020-02-11', '2020-01-21T10:00:00Z');
    const rows = await rowsOf('2020-01', 'payment', { sum: 'givenBack', koie: koie.id }, ALL);
    expect(rows).to.have.lengthOf(1);
    expect(rows[0]).to.include({
      kind: 'refund',
      day: '2020-01-25',
      amountOre: -10_000,
      reference: booking.reference,
    });
    expect(await rowsOf('2020-01', 'payment', { koie: koie.id }, ALL)).to.have.lengthOf(2);
    expect(await rowsOf('2020-01', 'payment', {}, ALL)).to.have.lengthOf(3);
    expect(await rowsOf('2020-01', 'payment', {}, { limit: 2, offset: 2 })).to.have.lengthOf(1);
    expect(await rowsOf('2020-01', 'payment', { koie: 'none' }, ALL)).to.have.lengthOf(0);
  });

  it('have a cancelled booking that was not given back as income', async () => {
    await paid('2019-06-10', '2019-05-20T10:00:00Z', { cancelledAt: new Date() });
    expect(totalOf(await sumsByKoie('2019-06', 'arrival')).netOre).to.equal(40_000);
    expect(totalOf(await sumsByKoie('2019-05', 'payment')).netOre).to.equal(40_000);
  });

  it('keep a refund that failed afterwards where it was, and have it come back on the day it failed', async () => {
    const booking = await paid('2018-06-10', '2018-05-20T10:00:00Z');
    const refund = await giveBack(booking.id, 10_000, '2018-05-25T10:00:00Z');
    await refund.update({ state: 'failed', settledAt: new Date('2018-06-03T10:00:00Z'), failure: 'x' });
    expect(totalOf(await sumsByKoie('2018-05', 'payment')).givenBackOre).to.equal(-10_000);
    expect(totalOf(await sumsByKoie('2018-06', 'payment')).givenBackOre).to.equal(10_000);
    expect(totalOf(await sumsByKoie('2018-06', 'arrival')).netOre).to.equal(40_000);
    const refused = await Refund.update({ settledAt: new Date() }, { where: { id: refund.id } }).catch(
      (error) => error,
    );
    expect(databaseRefusal(refused)?.code).to.equal('invalid');
  });

  it('are what the front page and the statistics call income, in every month and at every koie', async () => {
    const koie = await buildKoie({ numberOfBeds: 100 });
    for (const [arrival, back] of [
      ['2017-01-05', 0],
      ['2017-02-05', 12_300],
      ['2017-02-20', 40_000],
      ['2017-03-31', 100],
    ] as const) {
      const booking = await paid(arrival, '2016-12-20T10:00:00Z', { koieId: koie.id });
      if (back) await giveBack(booking.id, back, '2017-01-02T10:00:00Z');
    }
    const disputed = await paid('2017-03-05', '2016-12-20T10:00:00Z', {
      koieId: koie.id,
      cancelledAt: new Date(),
    });
    await disputeOf(disputed.id, database.pool);
    const months = await monthFigures('2017-04-10', 4);
    const ofKoie = await monthFigures('2017-04-10', 4, koie.id);
    for (const [index, { month, incomeNok }] of months.entries()) {
      const sums = totalOf(await sumsByKoie(month, 'arrival'));
      expect(incomeNok, month).to.equal(Math.trunc((sums.receivedOre + sums.givenBackOre) / 100));
      expect(ofKoie[index]?.incomeNok, month).to.equal(incomeNok);
    }
    expect(months.map(({ incomeNok }) => incomeNok)).to.deep.equal([400, 277, 399, 0]);
    expect(INCOME).to.have.members([...KINDS.received, ...KINDS.givenBack]);
  });
});
