import { expect } from 'chai';
import { Dispute, Payment, Refund } from '../../src/models/index.js';
import { useDatabase } from '../support/database.js';
import { buildBoard, buildBooking } from '../support/factories.js';
import { usePanel, type Visitor } from '../support/panel.js';

describe('Money that the board sees to in the panel', () => {
  useDatabase();
  const panel = usePanel();
  let board: Visitor;
  before(async () => {
    board = await panel.login(await buildBoard());
  });

  async function refund(overrides: Partial<Parameters<typeof Refund.create>[0]>): Promise<Refund> {
    const booking = await buildBooking();
    const charge = await Payment.findOne({ where: { bookingId: booking.id }, rejectOnEmpty: true });
    // So much is owed to the guest.
    await booking.update({ priceNok: booking.priceNok - 40 });
    return Refund.create({ paymentId: charge.id, amountOre: 4_000, reason: 'board', ...overrides });
  }
  const failed = () =>
    refund({ state: 'failed', failure: 'expired_or_canceled_card', settledAt: new Date() });
  const onFrontPage = async (): Promise<string[]> =>
    (await board.get('/admin/api/dashboard')).body.moneyToSeeTo.map(({ id }: { id: string }) => id);
  const followers = ({ paymentId, id }: Refund) =>
    Refund.findAll({ where: { paymentId } }).then((all) => all.filter((one) => one.id !== id));

  it('is a refund that has failed, until it is tried again', async () => {
    const one = await failed();
    expect(await onFrontPage()).to.include(one.id);
    expect((await board.act('refunds', one.id, 'tryAgain')).body.notice.type).to.equal('success');
    expect(await onFrontPage()).to.not.include(one.id);
    const [next] = await followers(one);
    expect(next).to.include({ state: 'due', method: 'card', amountOre: 4_000 });
    expect((await board.act('refunds', one.id, 'tryAgain')).body.notice.type).to.equal('error');
  });

  it('or was paid back in another way', async () => {
    const one = await failed();
    await board.act('refunds', one.id, 'paidElsewhere', { note: 'Vipps' });
    expect(await onFrontPage()).to.not.include(one.id);
    const [next] = await followers(one);
    expect(next).to.include({ state: 'succeeded', method: 'elsewhere', note: 'Vipps' });
    expect((await one.reload()).handledBy).to.be.a('number');
  });

  it('is a refund by hand, until it is noted', async () => {
    const one = await refund({ method: 'elsewhere' });
    expect(await onFrontPage()).to.include(one.id);
    await board.act('refunds', one.id, 'paidBack', { note: 'Kontant' });
    expect(await onFrontPage()).to.not.include(one.id);
    expect(await one.reload()).to.include({ state: 'succeeded', note: 'Kontant' });
  });

  it('is a dispute, until somebody has dealt with it', async () => {
    const { paymentId } = await refund({});
    const dispute = await Dispute.create({
      paymentId,
      stripeId: 'du_panel',
      amountOre: 4_000,
      stripeStatus: 'needs_response',
    });
    expect(await onFrontPage()).to.include(String(dispute.id));
    await board.act('disputes', dispute.id, 'dealtWith', { note: 'Sendt kvittering' });
    expect(await onFrontPage()).to.not.include(String(dispute.id));
    expect((await dispute.reload()).note).to.equal('Sendt kvittering');
  });

  it('shows a list and a page of each, with the booking they are of', async () => {
    const one = await failed();
    const { body } = await board.list('refunds', 'filters.state=failed');
    expect(body.records.map(({ params }: { params: { id: string } }) => params.id)).to.include(one.id);
    expect((await board.record('refunds', one.id)).body.record.params).to.include({ amountOre: 4_000 });
  });
});
