import { expect } from 'chai';
import { Booking } from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { FieldErrors } from '../../src/platform/refusals/field-errors.js';
import { type Audience, recipientsOf } from '../../src/services/messages/recipients.js';
import { useDatabase } from '../support/database.js';
import { buildBooking, buildHold, buildKoie, buildUser } from '../support/factories.js';

const day = (days: number) => addDays(today(), days);
const nights = (from: number, to: number): Audience => ({
  bookings: [],
  koier: [],
  stay: 'staying',
  from: day(from),
  to: day(to),
});

describe('the recipients of a message', () => {
  useDatabase();
  let flakoia: number;
  let early: Booking;
  let long: Booking;
  let late: Booking;
  let elsewhere: Booking;

  before(async () => {
    flakoia = (await buildKoie({ name: 'Flåkoia', numberOfBeds: 50 })).id;
    const english = await buildUser({ language: 'en' });
    early = await buildBooking({ koieId: flakoia, from: 3, to: 5 });
    long = await buildBooking({ koieId: flakoia, from: 4, to: 9, userId: english.ntnuiNo });
    late = await buildBooking({ koieId: flakoia, from: 7, to: 9, settlement: 'invoice' });
    elsewhere = await buildBooking({ from: 5, to: 6, keyStatus: 'picked_up' });
    await buildHold({ koieId: flakoia, from: 5, to: 6 });
    await buildBooking({ koieId: flakoia, from: 5, to: 6, cancelledAt: new Date() });
  });

  const reached = async (audience: Audience) => (await recipientsOf(audience)).map(({ id }) => id);
  const fieldsOf = async (audience: Audience) => {
    const error: unknown = await recipientsOf(audience).catch((refused: unknown) => refused);
    return error instanceof FieldErrors ? Object.keys(error.fields) : [];
  };

  it('are those who stay, arrive or leave between two days, confirmed and not cancelled', async () => {
    const at = nights(5, 6);
    expect(await reached(at)).to.have.members([long.id, elsewhere.id]);
    expect(await reached({ ...at, stay: 'arriving' })).to.have.members([elsewhere.id]);
    expect(await reached({ ...at, stay: 'leaving' })).to.have.members([early.id, elsewhere.id]);
    expect(await reached(nights(4, 4))).to.have.members([early.id, long.id]);
    expect(await reached(nights(9, 20))).to.deep.equal([]);
  });

  it('are narrowed by koie, key, payment and language', async () => {
    const all = nights(3, 9);
    expect(await reached(all)).to.have.members([early.id, long.id, late.id, elsewhere.id]);
    expect(await reached({ ...all, koier: [flakoia] })).to.have.members([early.id, long.id, late.id]);
    expect(await reached({ ...all, keyStatus: 'picked_up' })).to.deep.equal([elsewhere.id]);
    expect(await reached({ ...all, isPaid: false })).to.deep.equal([late.id]);
    expect(await reached({ ...all, isPaid: true })).to.have.members([early.id, long.id, elsewhere.id]);
    expect(await reached({ ...all, language: 'en' })).to.deep.equal([long.id]);
  });

  it('are the named bookings, of those that stand', async () => {
    const cancelled = await Booking.findOne({
      where: { koieId: flakoia, confirmedAt: null },
      rejectOnEmpty: true,
    });
    const named: Audience = { bookings: [early.id, elsewhere.id, cancelled.id], koier: [], stay: 'staying' };
    expect(await reached(named)).to.have.members([early.id, elsewhere.id]);
    expect(await reached({ ...named, keyStatus: 'picked_up' })).to.deep.equal([elsewhere.id]);
  });

  it('are nobody without nights or names, nor with nights that are no span', async () => {
    const open: Audience = { bookings: [], koier: [flakoia], stay: 'staying', isPaid: true };
    expect(await fieldsOf(open)).to.deep.equal(['from']);
    expect(await fieldsOf({ ...open, from: day(1) })).to.deep.equal(['to']);
    expect(await fieldsOf(nights(4, 3))).to.deep.equal(['to']);
    expect(await fieldsOf(nights(0, 366))).to.deep.equal(['to']);
    expect(await fieldsOf(nights(0, 365))).to.deep.equal([]);
  });
});
