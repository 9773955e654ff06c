import { expect } from 'chai';
import { Koie, Terms } from '../../src/models/index.js';
import { addDays } from '../../src/platform/clock.js';
import {
  divideCancelled,
  divideChanged,
  mayChangeOn,
  percentOn,
  type RefundTerms,
  termsOf,
} from '../../src/services/accounts/index.js';
import { useDatabase } from '../support/database.js';
import { buildBooking, buildKoie } from '../support/factories.js';

const ARRIVAL = '2027-03-29';
/** Daylight saving begins the night before. */
const daysBefore = (days: number) => addDays(ARRIVAL, -days);

const terms = (changes: Partial<RefundTerms> = {}): RefundTerms => ({
  steps: [
    { days_before: 5, percent: 50 },
    { days_before: 10, percent: 100 },
  ],
  feeNok: 0,
  mayCancel: true,
  mayChangeUntilDays: 10,
  ...changes,
});

describe('terms', () => {
  it('count days before arrival in whole Oslo days, the last one included', () => {
    const percents = [11, 10, 9, 5, 4, 0, -3].map((days) => percentOn(terms(), ARRIVAL, daysBefore(days)));
    expect(percents).to.deep.equal([100, 100, 50, 50, 0, 0, 0]);
    expect(percentOn({ steps: [] }, ARRIVAL, daysBefore(100))).to.equal(0);
    expect(percentOn({ steps: [{ days_before: 0, percent: 20 }] }, ARRIVAL, ARRIVAL)).to.equal(20);
  });

  it('round half up to whole kroner, and never give back more than was paid', () => {
    const half = (paidOre: number) =>
      divideCancelled(terms(), ARRIVAL, daysBefore(5), { paidOre, keptNok: 0 });
    expect(half(16_000)).to.deep.equal({ refundNok: 80, keptNok: 80 });
    expect(half(16_100)).to.deep.equal({ refundNok: 81, keptNok: 80 });
    expect(half(0)).to.deep.equal({ refundNok: 0, keptNok: 0 });
    const third = terms({ steps: [{ days_before: 0, percent: 33 }] });
    expect(divideCancelled(third, ARRIVAL, ARRIVAL, { paidOre: 10_000, keptNok: 0 }).refundNok).to.equal(33);
    expect(divideCancelled(third, ARRIVAL, ARRIVAL, { paidOre: 15_000, keptNok: 0 }).refundNok).to.equal(50);
    expect(
      divideCancelled(terms(), ARRIVAL, daysBefore(20), { paidOre: 16_050, keptNok: 0 }).refundNok,
    ).to.equal(160);
  });

  it('keep the fee of what goes back, and of nothing else', () => {
    const withFee = terms({ feeNok: 50 });
    const on = (days: number, paidOre: number) =>
      divideCancelled(withFee, ARRIVAL, daysBefore(days), { paidOre, keptNok: 0 });
    expect(on(20, 16_000)).to.deep.equal({ refundNok: 110, keptNok: 50 });
    expect(on(20, 3_000)).to.deep.equal({ refundNok: 0, keptNok: 30 });
    expect(on(0, 16_000)).to.deep.equal({ refundNok: 0, keptNok: 160 });
  });

  it('give back their part of what a cheaper stay leaves, and nothing of a dearer one', () => {
    const change = (day: string, newPriceNok: number) =>
      divideChanged(terms(), { arrival: ARRIVAL, day, paidOre: 16_000, newPriceNok });
    expect(change(daysBefore(10), 100)).to.deep.equal({ refundNok: 60, keptNok: 0 });
    expect(change(daysBefore(5), 101)).to.deep.equal({ refundNok: 30, keptNok: 29 });
    expect(change(daysBefore(4), 100)).to.deep.equal({ refundNok: 0, keptNok: 60 });
    expect(change(daysBefore(10), 200)).to.deep.equal({ refundNok: 0, keptNok: 0 });
  });

  it('say until when a guest may change the stay', () => {
    expect(mayChangeOn(terms(), ARRIVAL, daysBefore(10))).to.equal(true);
    expect(mayChangeOn(terms(), ARRIVAL, daysBefore(9))).to.equal(false);
    expect(mayChangeOn(terms({ mayChangeUntilDays: 0 }), ARRIVAL, ARRIVAL)).to.equal(true);
    expect(mayChangeOn(terms({ mayChangeUntilDays: null }), ARRIVAL, daysBefore(100))).to.equal(false);
  });

  describe('in the database', () => {
    const test = useDatabase();
    const named = (nameNb: string) => Terms.findOne({ where: { nameNb }, rejectOnEmpty: true });
    const refused = (sql: string, bind: unknown[] = []) =>
      test.pool.query(sql, bind).then(
        () => undefined,
        ({ constraint }) => constraint,
      );

    it('are three sets, and every koie has the one without refunds', async () => {
      const sets = await Terms.findAll({ order: ['id'] });
      expect(
        sets.map(({ nameNb, steps, mayCancel, mayChangeUntilDays }) => ({
          nameNb,
          steps,
          mayCancel,
          mayChangeUntilDays,
        })),
      ).to.deep.equal([
        { nameNb: 'Ingen refusjon', steps: [], mayCancel: true, mayChangeUntilDays: null },
        {
          nameNb: 'Fleksible vilkår',
          steps: [{ days_before: 5, percent: 100 }],
          mayCancel: true,
          mayChangeUntilDays: 5,
        },
        {
          nameNb: 'Trinnvise vilkår',
          steps: [
            { days_before: 10, percent: 100 },
            { days_before: 5, percent: 50 },
          ],
          mayCancel: true,
          mayChangeUntilDays: 10,
        },
      ]);
      expect((await buildKoie()).termsId).to.equal(sets[0]?.id);
    });

    it('are frozen in a booking, whoever makes it and whatever becomes of the set', async () => {
      const flexible = await named('Fleksible vilkår');
      const koie = await buildKoie({ termsId: flexible.id, priceMember: 55 });
      const booking = await buildBooking({ koieId: koie.id });
      expect(booking).to.include({ priceMember: 55, priceNotMember: 80 });
      await flexible.update({ steps: [{ days_before: 1, percent: 10 }], textNb: 'Nye vilkår' });
      await Koie.update({ termsId: 1, priceMember: 99 }, { where: { id: koie.id } });
      const kept = await termsOf(await booking.reload());
      expect(kept.steps).to.deep.equal([{ days_before: 5, percent: 100 }]);
      expect(kept.textNb).to.contain('senest 5 dager');
      expect(booking.priceMember).to.equal(55);
      const later = await buildBooking({ koieId: koie.id, from: 8, to: 9 });
      expect((await termsOf(later)).nameNb).to.equal('Ingen refusjon');
      const change = 'update bookings set terms_version_id = $2 where id = $1';
      expect(await refused(change, [booking.id, later.termsVersionId])).to.equal('bookings_terms_kept');
      const edit = 'update terms_versions set steps = $2 where id = $1';
      expect(await refused(edit, [kept.id, '[]'])).to.equal('terms_versions_append_only');
      expect(await refused('delete from terms_versions where id = $1', [kept.id])).to.equal(
        'bookings_terms_fkey',
      );
    });

    it('are refused when their steps cannot be meant', async () => {
      const change = `update terms set steps = $1 where name_nb = 'Ingen refusjon'`;
      for (const steps of [
        '{}',
        '[1]',
        '[{"days_before": 5}]',
        '[{"days_before": -1, "percent": 10}]',
        '[{"days_before": 5, "percent": 101}]',
        '[{"days_before": 5.5, "percent": 10}]',
        '[{"days_before": 5, "percent": 10}, {"days_before": 5, "percent": 20}]',
      ])
        expect(await refused(change, [steps]), steps).to.equal('terms_steps_sound');
    });
  });
});
