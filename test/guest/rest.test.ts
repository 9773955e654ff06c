import { expect } from 'chai';
import { Booking, Terms } from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { boardOverview } from '../../src/services/figures/dashboard.js';
import { useApi } from '../support/api.js';
import { useDatabase } from '../support/database.js';
import { buildBoard, buildBooking, buildKoie, buildMember, buildSit } from '../support/factories.js';

const STEPS = [{ days_before: 5, percent: 50 }];

describe('cancelling and changing by the API', () => {
  const test = useDatabase();
  const api = useApi();
  let termsId: number;

  before(async () => {
    const terms = await Terms.create({
      nameNb: 'Halvt tilbake',
      nameEn: 'Half back',
      steps: STEPS,
      mayChangeUntilDays: 2,
    });
    termsId = terms.id;
  });

  async function buildOwned(overrides: Parameters<typeof buildBooking>[0] = {}, terms = termsId) {
    const koie = await buildKoie({ numberOfBeds: 4, termsId: terms, bookingWindow: 60 });
    const owner = await buildMember();
    const booking = await buildBooking({
      koieId: koie.id,
      userId: owner.ntnuiNo,
      from: 10,
      to: 12,
      guestsMember: 2,
      priceNok: 160,
      ...overrides,
    });
    const path = `/koie/booking/${booking.uuid}`;
    return { booking, owner, koie, cancellation: `${path}/cancellation/`, change: `${path}/change/` };
  }

  const refunds = async ({ id }: Booking) =>
    (
      await test.pool.query<{ ore: number }>(
        'select r.amount_ore as ore from refunds r join payments p on p.id = r.payment_id where p.booking_id = $1',
        [id],
      )
    ).rows.map(({ ore }) => ore);

  it('quotes by the terms, and cancels once for the sum that was quoted', async () => {
    const { booking, owner, cancellation } = await buildOwned();
    const { body: quote } = await api.get(cancellation, { as: owner, headers: { 'Accept-Language': 'en' } });
    expect(quote).to.deep.equal({
      allowed: true,
      code: null,
      refund: 80,
      kept: 80,
      terms: {
        name: 'Half back',
        text: '',
        steps: STEPS,
        fee: 0,
        may_cancel: true,
        may_change_until_days: 2,
      },
    });
    const wrong = await api.post(cancellation, { expected_refund: 160 }, { as: owner });
    expect(wrong.status).to.equal(409);
    expect(wrong.body).to.deep.include({ code: 'quote_changed' });
    expect(wrong.body.quote).to.include({ allowed: true, refund: 80, kept: 80 });
    const answers = await Promise.all(
      [1, 2, 3].map(() => api.post(cancellation, { expected_refund: 80 }, { as: owner })),
    );
    for (const { status, body } of answers) {
      expect(status).to.equal(200);
      expect(body.refund).to.equal(80);
      expect(body.booking).to.include({ uuid: booking.uuid, price: 80 });
    }
    expect(await refunds(booking)).to.deep.equal([8000]);
    expect(await booking.reload()).to.include({ cancelledByGuest: true });
    const { cancelledByGuests } = await boardOverview();
    expect(cancelledByGuests.map(({ id }) => id)).to.deep.equal([booking.id]);
    const { rows } = await test.pool.query<{ text: string }>(
      "select text from emails where booking_id = $1 and kind = 'booking_cancelled'",
      [booking.id],
    );
    expect(rows).to.have.length(1);
    expect(rows[0]?.text).to.include('Du har avbestilt').and.include('80 kr');
    expect((await api.get(cancellation, { as: owner })).body).to.include({
      allowed: false,
      code: 'cancelled',
    });
    expect((await api.post(cancellation, { expected_refund: 0 }, { as: owner })).body.code).to.equal(
      'cancelled',
    );
  });

  it('refuses while the key is out, when the stay is over, and where the terms say so', async () => {
    const out = await buildOwned({ keyStatus: 'picked_up' });
    const over = await buildOwned({
      arrivalDate: addDays(today(), -3),
      departureDate: addDays(today(), -1),
    });
    const { id } = await Terms.create({ nameNb: 'Bare styret', nameEn: 'The board only', mayCancel: false });
    const never = await buildOwned({}, id);
    for (const [{ cancellation, owner }, code] of [
      [out, 'key_out'],
      [over, 'stay_over'],
      [never, 'not_by_terms'],
    ] as const) {
      const { body: quote } = await api.get(cancellation, { as: owner });
      expect(quote).to.include({ allowed: false, code });
      const { status, body } = await api.post(cancellation, { expected_refund: quote.refund }, { as: owner });
      expect([status, body.code]).to.deep.equal([409, code]);
    }
  });

  it('quotes and makes a change; a dearer one is to be paid first, at a page', async () => {
    const { booking, owner, change, koie } = await buildOwned();
    const later = `departure_date=${addDays(today(), 13)}`;
    const { body: quote } = await api.get(`${change}?${later}`, { as: owner });
    expect(quote).to.deep.equal({
      allowed: true,
      code: null,
      price: 240,
      difference: 80,
      refund: 0,
      to_pay: 80,
      free_beds: 4,
    });
    const asked = { departure_date: addDays(today(), 13), expected_difference: 80 };
    const { status, body } = await api.post(change, asked, { as: owner });
    expect(status).to.equal(200);
    expect(body).to.deep.include({ refund: 0, to_pay: 80 });
    expect(body.pay_url).to.include(`/koie/booking/${booking.uuid}/pay/`);
    expect(body.booking).to.include({ departure_date: addDays(today(), 12), price: 160, paid: true });
    expect((await api.post(change, asked, { as: owner })).body.to_pay).to.equal(80);
    const listed = await api.get(`/koie/sit/?koie=${koie.slug}`, { as: await buildSit() });
    expect(listed.body).to.have.length(1);
    const fewer = { guests_member: 1, expected_difference: -80 };
    for (const _again of [1, 2]) {
      const made = await api.post(change, fewer, { as: owner });
      expect(made.body).to.deep.include({ refund: 40, to_pay: 0, pay_url: null });
      expect(made.body.booking).to.include({ guests_member: 1, price: 120 });
    }
    expect(await refunds(booking)).to.deep.equal([4000]);
    expect(await Booking.count({ where: { changesBookingId: booking.id } })).to.equal(0);
  });

  it('divides by the terms once: who comes with fewer and then cancels gets what cancelling gives', async () => {
    const { booking, owner, cancellation, change } = await buildOwned();
    await api.post(change, { guests_member: 1, expected_difference: -80 }, { as: owner });
    const { body: quote } = await api.get(cancellation, { as: owner });
    expect(quote).to.include({ refund: 40, kept: 80 });
    const { body } = await api.post(cancellation, { expected_refund: 40 }, { as: owner });
    expect(body.booking).to.include({ price: 80 });
    expect(await refunds(booking)).to.deep.equal([4000, 4000]);
  });

  it('has the rules of a new booking: window, beds, closed koier', async () => {
    const { owner, change, koie } = await buildOwned();
    const far = await api.get(`${change}?departure_date=${addDays(today(), 90)}`, { as: owner });
    expect(far.status).to.equal(400);
    expect(far.body.detail).to.have.property('departure_date');
    expect((await api.get(`${change}?koie=nowhere`, { as: owner })).status).to.equal(400);
    await buildBooking({ koieId: koie.id, from: 12, to: 13, guestsMember: 3 });
    const asked = { departure_date: addDays(today(), 13) };
    const { body } = await api.get(`${change}?departure_date=${asked.departure_date}`, { as: owner });
    expect(body).to.include({ allowed: false, code: 'beds_taken', free_beds: 1 });
    const taken = await api.post(change, { ...asked, expected_difference: 80 }, { as: owner });
    expect([taken.status, taken.body.code]).to.deep.equal([409, 'beds_taken']);
    const other = await api.post(change, { ...asked, expected_difference: 81 }, { as: owner });
    expect(other.body.quote).to.include({ difference: 80 });
  });

  it('tells strangers nothing, and lets staff do it for the guest', async () => {
    const { booking, cancellation, change } = await buildOwned();
    for (const path of [cancellation, change]) {
      expect((await api.get(path, { as: await buildMember() })).status).to.equal(404);
      expect((await api.get(path)).status).to.equal(401);
    }
    const { status } = await api.post(cancellation, { expected_refund: 80 }, { as: await buildBoard() });
    expect(status).to.equal(200);
    expect(await booking.reload()).to.include({ cancelledByGuest: false });
  });
});
