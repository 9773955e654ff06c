import { expect } from 'chai';
import { type Booking, Email, Payment, Refund, Terms } from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { useDatabase } from '../support/database.js';
import { buildBoard, buildBooking, buildHold, buildKoie } from '../support/factories.js';
import { type Fields, usePanel, type Visitor } from '../support/panel.js';

describe('What the board does with the money of a booking in the panel', () => {
  useDatabase();
  const panel = usePanel();
  let board: Visitor;
  before(async () => {
    board = await panel.login(await buildBoard());
  });

  /** Paid by card, 400 kr for two nights, under terms that give half back from now on. */
  async function paid(overrides: Parameters<typeof buildBooking>[0] = {}): Promise<Booking> {
    const nameNb = `Halvt ${await Terms.count()}`;
    const steps = [{ days_before: 0, percent: 50 }];
    const terms = await Terms.create({ nameNb, nameEn: nameNb, steps });
    const koie = await buildKoie({ termsId: terms.id, priceMember: 40 });
    const stay = { from: 20, to: 22, guestsMember: 5, priceNok: 400 };
    return buildBooking({ koieId: koie.id, ...stay, ...overrides });
  }
  async function refundsOf({ id }: Booking): Promise<[number, string][]> {
    const charges = await Payment.findAll({ where: { bookingId: id } });
    const refunds = await Refund.findAll({ where: { paymentId: charges.map((charge) => charge.id) } });
    return refunds.map(({ amountOre, reason, note }) => [amountOre / 100, `${reason}: ${note}`]);
  }
  const act = async (booking: Booking, action: string, fields: Fields) => {
    const { body } = await board.act('bookings', booking.id, action, fields);
    const errors = Object.entries<{ message: string }>(body.record.errors ?? {});
    return errors.length > 0
      ? Object.fromEntries(errors.map(([field, { message }]) => [field, message]))
      : body.notice.type;
  };
  const stayOf = ({
    koieId,
    arrivalDate,
    departureDate,
    guestsMember,
    guestsNotMember,
  }: Booking): Fields => ({
    koieId,
    arrivalDate,
    departureDate,
    guestsMember,
    guestsNotMember,
  });

  it('gives a sum or all back for a reason, also of a booking that is cancelled', async () => {
    const booking = await paid();
    const sum = (refundNok: string) => ({ refund: 'sum', refundNok, reason: 'Ovnen var i stykker' });
    expect(await act(booking, 'giveBack', { ...sum('100'), reason: ' ' })).to.have.keys('reason');
    for (const wrong of ['', '0', '-5', '1.5', '401', 'x'])
      expect(await act(booking, 'giveBack', sum(wrong)), wrong).to.have.keys('refundNok');
    expect(await act(booking, 'giveBack', { reason: 'x' })).to.have.keys('refundNok');
    expect(await act(booking, 'giveBack', sum('100'))).to.equal('success');
    expect(await booking.reload()).to.include({ priceNok: 300, balanceOre: 0, paid: true });
    expect(await refundsOf(booking)).to.deep.equal([[100, 'board: Ovnen var i stykker']]);
    await act(booking, 'cancelBooking', { cancelReason: 'Syk', refund: 'none' });
    expect(await booking.reload()).to.include({ priceNok: 300, balanceOre: 0 });
    expect(await act(booking, 'giveBack', { refund: 'all', reason: 'Legeerklæring' })).to.equal('success');
    expect(await booking.reload()).to.include({ priceNok: 0, balanceOre: 0 });
  });

  it('gives back what is owed to the guest already without lowering the price', async () => {
    const booking = await paid();
    await Payment.create({
      bookingId: booking.id,
      position: 2,
      method: 'elsewhere',
      state: 'succeeded',
      amountOre: 5_000,
      settledAt: new Date(),
    });
    await act(booking, 'giveBack', { refund: 'sum', refundNok: '70', reason: 'Betalt to ganger' });
    expect(await booking.reload()).to.include({ priceNok: 380, balanceOre: 0 });
  });

  it('gives nothing back of a hold, and changes its price', async () => {
    const hold = await buildHold();
    expect(await act(hold, 'giveBack', { refund: 'all', reason: 'x' })).to.equal('error');
    expect(await act(hold, 'changePrice', { priceNok: '20', reason: 'Avtalt' })).to.equal('success');
    expect((await hold.reload()).priceNok).to.equal(20);
  });

  it('sets the price: what was paid beyond it goes back, and the rest is asked for by a link, each time', async () => {
    const booking = await paid();
    const set = (priceNok: string, reason = 'Avtalt') => act(booking, 'changePrice', { priceNok, reason });
    expect(await set('500', '')).to.have.keys('reason');
    for (const wrong of ['', '-1', '1,5', '100001']) expect(await set(wrong), wrong).to.have.keys('priceNok');
    expect(await set('350')).to.equal('success');
    expect(await refundsOf(booking)).to.deep.equal([[50, 'board: Avtalt']]);
    const links = () =>
      Email.findAll({ where: { bookingId: booking.id, kind: 'payment_link' }, order: ['id'] });
    expect(await links()).to.have.length(0);
    await set('450');
    await set('500');
    expect(await booking.reload()).to.include({ paid: false, awaitsCard: true, balanceOre: 15_000 });
    const [first, second] = await links();
    expect(first?.state).to.equal('cancelled');
    expect(second?.text).to.contain('150 kr');
    await set('350');
    expect((await second?.reload())?.state).to.equal('cancelled');
    expect(await booking.reload()).to.include({ paid: true, awaitsCard: false });
  });

  it('asks for money of a booking that was free once it has a price', async () => {
    const booking = await paid({ settlement: 'free', priceNok: 0 });
    await act(booking, 'changePrice', { priceNok: '100', reason: 'Var ikke dugnad' });
    expect(await booking.reload()).to.include({ settlement: 'card', awaitsCard: true, balanceOre: 10_000 });
  });

  it('cancels by the terms unless it chooses otherwise', async () => {
    const byTerms = await paid();
    const { related } = (await board.record('bookings', byTerms.id, 'related')).body;
    expect(related.money.ifCancelled).to.deep.equal({ refundNok: 200, keptNok: 200, percent: 50 });
    await act(byTerms, 'cancelBooking', { cancelReason: 'Syk' });
    expect(await refundsOf(byTerms)).to.deep.equal([[200, 'cancellation: Syk']]);
    const sum = await paid();
    const asked = { cancelReason: 'Syk', refund: 'sum' };
    expect(await act(sum, 'cancelBooking', { ...asked, refundNok: '401' })).to.have.keys('refundNok');
    expect((await sum.reload()).cancelledAt).to.equal(null);
    await act(sum, 'cancelBooking', { ...asked, refundNok: '15' });
    expect(await refundsOf(sum)).to.deep.equal([[15, 'cancellation: Syk']]);
  });

  it('does not keep what was owed to the guest before it cancelled', async () => {
    const booking = await paid();
    await act(booking, 'changePrice', { priceNok: '300', reason: 'Avtalt' });
    const charge = await Payment.findOne({ where: { bookingId: booking.id }, rejectOnEmpty: true });
    const failed = await Refund.findOne({ where: { paymentId: charge.id }, rejectOnEmpty: true });
    await failed.update({ state: 'failed', settledAt: new Date() });
    await act(booking, 'cancelBooking', { cancelReason: 'Syk' });
    expect(await booking.reload()).to.include({ priceNok: 150, balanceOre: -10_000 });
    await board.act('refunds', failed.id, 'paidElsewhere', { note: 'Vipps' });
    expect((await booking.reload()).balanceOre).to.equal(0);
  });

  it('moves to a cheaper stay by the terms, or otherwise for a reason', async () => {
    const cheaper = (booking: Booking) => ({
      ...stayOf(booking),
      departureDate: addDays(booking.arrivalDate, 1),
    });
    const byTerms = await paid();
    await act(byTerms, 'move', cheaper(byTerms));
    expect(await refundsOf(byTerms)).to.deep.equal([[100, 'change: ']]);
    expect(await byTerms.reload()).to.include({ priceNok: 300, balanceOre: 0 });
    const all = await paid();
    expect(await act(all, 'move', { ...cheaper(all), refund: 'all' })).to.have.keys('refundReason');
    await act(all, 'move', { ...cheaper(all), refund: 'all', refundReason: 'Snøstorm' });
    expect(await refundsOf(all)).to.deep.equal([[200, 'change: Snøstorm']]);
    const kept = await paid();
    await act(kept, 'move', { ...cheaper(kept), takeNewPrice: false });
    expect(await refundsOf(kept)).to.deep.equal([]);
    expect((await kept.reload()).priceNok).to.equal(400);
  });

  it('moves to a dearer stay, which leaves the rest to be paid, and lets staff settle it otherwise', async () => {
    const booking = await paid({ settlement: 'elsewhere' });
    const dearer = { ...stayOf(booking), departureDate: addDays(today(), 23) };
    await act(booking, 'move', dearer);
    expect(await booking.reload()).to.include({ priceNok: 600, balanceOre: 20_000, paid: false });
    const unpaid = (await board.list('bookings', 'filters.standing=unpaid')).body.records;
    expect(unpaid.map(({ params }: { params: { id: number } }) => params.id)).to.include(booking.id);
    const { recordActions } = (await board.record('bookings', booking.id)).body.record;
    const offered = recordActions.map(({ name }: { name: string }) => name);
    expect(offered).to.include.members(['confirmBooking', 'giveBack', 'changePrice']);
    await act(booking, 'confirmBooking', { settlement: 'elsewhere', settlementReason: 'Vipps' });
    expect((await booking.reload()).paid).to.equal(true);
  });
});
