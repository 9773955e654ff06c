import { expect } from 'chai';
import { Koie, Terms, type User } from '../../src/models/index.js';
import { refundByBoard, setPriceByBoard } from '../../src/services/bookings/board-money.js';
import { confirmBooking } from '../../src/services/bookings/confirm.js';
import { useApi } from '../support/api.js';
import { useDatabase } from '../support/database.js';
import {
  buildAdmin,
  buildBoard,
  buildBooking,
  buildHold,
  buildKoie,
  buildMember,
  buildSit,
} from '../support/factories.js';

const BOARD = { source: 'panel' } as const;

describe('the account of a booking by REST', () => {
  useDatabase();
  const api = useApi();
  let owner: User;
  before(async () => {
    owner = await buildMember();
  });

  async function booked(overrides: Parameters<typeof buildBooking>[0] = {}) {
    const terms = await Terms.findOne({ where: { nameNb: 'Trinnvise vilkår' }, rejectOnEmpty: true });
    const koie = await buildKoie({ termsId: terms.id });
    return buildBooking({ koieId: koie.id, userId: owner.ntnuiNo, priceNok: 400, ...overrides });
  }
  const path = ({ uuid }: { uuid: string }) => `/koie/booking/${uuid}/account/`;

  it('says what it costs, what was paid and went back, what is owed, and its terms in the language asked for', async () => {
    const booking = await booked();
    await refundByBoard(booking.id, { refund: 150, reason: 'Hemmelig' }, BOARD);
    await setPriceByBoard(booking.id, { priceNok: 300, reason: 'Hemmelig' }, BOARD);
    const { status, body } = await api.get(path(booking), {
      as: owner,
      headers: { 'Accept-Language': 'en' },
    });
    expect(status).to.equal(200);
    const { charges, refunds, ...account } = body;
    expect(account).to.deep.equal({
      price: 300,
      paid: 400,
      refunded: 150,
      balance: 50,
      receipts: [],
      terms: {
        name: 'Stepped terms',
        text: account.terms.text,
        steps: [
          { days_before: 10, percent: 100 },
          { days_before: 5, percent: 50 },
        ],
        fee: 0,
        may_cancel: true,
        may_change_until_days: 10,
      },
    });
    expect(account.terms.text).to.contain('everything back');
    expect(charges.map(({ id: _, at: __, ...charge }: Record<string, unknown>) => charge)).to.deep.equal([
      { amount: 400, method: 'card', state: 'succeeded' },
      { amount: 50, method: 'link', state: 'open' },
    ]);
    expect(refunds.map(({ id: _, at: __, ...refund }: Record<string, unknown>) => refund)).to.deep.equal([
      { amount: 150, state: 'due', reason: 'board' },
    ]);
    expect(JSON.stringify(body)).not.to.contain('Hemmelig');
    const norwegian = await api.get(path(booking), { as: owner, headers: { 'Accept-Language': 'nb' } });
    expect(norwegian.body.terms.name).to.equal('Trinnvise vilkår');
  });

  it('asks for what a hold costs, and for nothing of what is free or cancelled', async () => {
    const hold = await buildHold({ userId: owner.ntnuiNo, priceNok: 80 });
    const { body } = await api.get(path(hold), { as: owner });
    expect(body).to.include({ price: 80, paid: 0, balance: 80 });
    expect(body.charges[0]).to.include({ amount: 80, state: 'open' });
    const free = await buildBooking({ userId: owner.ntnuiNo, priceNok: 0, settlement: 'free' });
    expect((await api.get(path(free), { as: owner })).body.charges).to.deep.equal([]);
  });

  it('names the receipts and credit notes, with where they are', async () => {
    const hold = await buildHold({ userId: owner.ntnuiNo, priceNok: 80 });
    await confirmBooking(hold.id, { settlement: 'elsewhere', reason: 'Vipps' }, BOARD);
    const [receipt, ...others] = (await api.get(path(hold), { as: owner })).body.receipts;
    expect(others).to.deep.equal([]);
    expect(receipt).to.include({ kind: 'receipt', amount: 80 });
    expect(receipt.url).to.match(new RegExp(`/koie/receipts/${receipt.number}/$`));
  });

  it('keeps the terms that it was made under', async () => {
    const booking = await booked();
    await Koie.update({ termsId: 1 }, { where: { id: booking.koieId } });
    expect((await api.get(path(booking), { as: owner })).body.terms.steps).to.have.length(2);
  });

  it('is for its owner and the board: others find nothing', async () => {
    const booking = await booked();
    for (const as of [await buildBoard(), await buildAdmin()])
      expect((await api.get(path(booking), { as })).status).to.equal(200);
    for (const as of [await buildSit(), await buildMember()])
      expect((await api.get(path(booking), { as })).status).to.equal(404);
    expect((await api.get(path(booking))).status).to.equal(401);
    expect((await api.get(path({ uuid: 'no-uuid' }), { as: owner })).status).to.equal(404);
    const nobodys = await buildBooking({ guestName: 'Uten konto' });
    expect((await api.get(path(nobodys), { as: owner })).status).to.equal(404);
  });

  it('is found beside the koie: what a booking of it is made under', async () => {
    const terms = await Terms.create({
      nameNb: 'Med gebyr',
      nameEn: 'With a fee',
      textNb: 'Norsk',
      textEn: 'English',
      steps: [{ days_before: 0, percent: 100 }],
      feeNok: 50,
      mayCancel: false,
      mayChangeUntilDays: 0,
    });
    const { slug } = await buildKoie({ termsId: terms.id });
    const { body } = await api.get(`/koie/koie/${slug}/`, { headers: { 'Accept-Language': 'en' } });
    expect(body.koie.terms).to.deep.equal({
      name: 'With a fee',
      text_nor: 'Norsk',
      text_eng: 'English',
      steps: [{ days_before: 0, percent: 100 }],
      fee: 50,
      may_cancel: false,
      may_change_until_days: 0,
    });
    const usual = await api.get(`/koie/koie/${(await buildKoie()).slug}/`);
    expect(usual.body.koie.terms).to.include({ name: 'Ingen refusjon', may_change_until_days: null });
  });
});
