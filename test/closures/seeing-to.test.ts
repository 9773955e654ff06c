import { expect } from 'chai';
import { Op } from 'sequelize';
import { runJob } from '../../src/jobs/index.js';
import { type Booking, Closure, ClosureAct, Email, JobRun, Koie, Refund } from '../../src/models/index.js';
import { addDays, osloMoment, today } from '../../src/platform/clock.js';
import { cancelBooking } from '../../src/services/bookings/cancel.js';
import {
  affectedBy,
  answerOffer,
  type Choice,
  checkInstead,
  chooseActs,
  closuresToSeeTo,
  liftClosure,
  openOffer,
  roomsInstead,
  seenTo,
  workOff,
} from '../../src/services/closures/index.js';
import { useDatabase } from '../support/database.js';
import { buildBoard, buildBooking, buildHold, buildKoie } from '../support/factories.js';

const GUEST = { source: 'guest_link' as const };
const day = (days: number) => addDays(today(), days);

describe('seeing to those whom a closure hits', () => {
  const database = useDatabase();
  let closed: Koie;
  let near: Koie;
  let far: Koie;
  let user: number;

  before(async () => {
    user = (await buildBoard()).ntnuiNo;
  });
  beforeEach(async () => {
    await JobRun.destroy({ where: {} });
    await Koie.update({ inUse: false }, { where: {} });
    closed = await buildKoie({ priceMember: 40, priceNotMember: 40 });
    near = await buildKoie({ numberOfBeds: 2, priceMember: 90, priceNotMember: 90 });
    far = await buildKoie({ numberOfBeds: 20, priceMember: 10, priceNotMember: 10 });
    await database.pool.query('update locations set latitude = 62.5 where id = $1', [far.locationId]);
  });

  const close = (from: number, to = from, beds: number | null = null) =>
    Closure.create({
      koieId: closed.id,
      firstNight: day(from),
      lastNight: day(to),
      beds,
      reasonNb: 'Ras på stien',
      reasonEn: 'A landslide',
    });
  const sold = (overrides: Parameters<typeof buildBooking>[0] = {}) =>
    buildBooking({ koieId: closed.id, from: 10, to: 12, ...overrides });
  const choose = async (closure: Closure, choices: Omit<Choice, 'seen'>[], seen: number | null = null) => {
    const actor = { source: 'panel' as const, user };
    return chooseActs(
      closure.id,
      choices.map((choice) => ({ ...choice, seen })),
      48,
      actor,
    );
  };
  const actOf = async (booking: Booking) =>
    ClosureAct.findOne({ where: { bookingId: booking.id }, rejectOnEmpty: true });
  const mailsOf = async (booking: Booking) =>
    (await Email.findAll({ where: { bookingId: booking.id }, order: ['id'] })).map(({ kind }) => kind);
  const backOf = async (booking: Booking) => {
    const { rows } = await database.pool.query(
      'select coalesce(sum(r.amount_ore), 0)::integer as ore from refunds r join payments p on p.id = r.payment_id where p.booking_id = $1',
      [booking.id],
    );
    return rows[0].ore;
  };
  const code = async (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error) => Object.keys(error.fields ?? {}).join() || error.code || String(error),
    );

  it('tells whom it hits, what has been paid, and the koier with room, nearest first', async () => {
    const pair = await sold({ guestsMember: 2 });
    const party = await sold({ guestsMember: 4, from: 9, to: 11 });
    await sold({ from: 14, to: 15 });
    const closure = await close(10, 12);
    const affected = await affectedBy(closure.id);
    expect(affected.map(({ id }) => id)).to.deep.equal([party.id, pair.id]);
    expect(affected.map(({ rooms }) => rooms.map(({ koieId }) => koieId))).to.deep.equal([
      [far.id],
      [near.id, far.id],
    ]);
    expect(affected[1]?.rooms.map(({ km }) => km)).to.deep.equal([0, 73]);
    expect(affected[0]).to.include({
      nights: 2,
      nightsTaken: 1,
      receivedNok: 80,
      partBackNok: 40,
      chosen: null,
    });
    expect(await seenTo(closure.id)).to.deep.equal({ total: 2, seen: 0, waiting: 0, failed: 0 });
    expect((await closuresToSeeTo()).map(({ id }) => id)).to.include(closure.id);
  });

  it('does all four in one go, with one mail for each step, and money back whatever the terms', async () => {
    const [offered, moved, refunded, kept] = [
      await sold(),
      await sold(),
      await sold(),
      await sold({ from: 9 }),
    ];
    const closure = await close(10, 11);
    const taken = await choose(closure, [
      { bookingId: offered.id, act: 'offer' },
      { bookingId: moved.id, act: 'move', koieId: near.id },
      { bookingId: refunded.id, act: 'refund' },
      { bookingId: kept.id, act: 'keep', givesNightsBack: true },
    ]);
    expect(taken).to.equal(4);
    expect(await workOff({ closureId: closure.id })).to.deep.equal({
      done: 3,
      offered: 1,
      failed: 0,
      later: 0,
    });
    await workOff();
    expect(await mailsOf(offered)).to.deep.equal(['closure_offer']);
    expect(await mailsOf(moved)).to.deep.equal(['koie_information', 'booking_moved']);
    expect(await mailsOf(refunded)).to.deep.equal(['booking_cancelled']);
    expect(await mailsOf(kept)).to.deep.equal([]);
    // The dearer koie costs nothing more.
    expect(await moved.reload()).to.include({ koieId: near.id, priceNok: 80, balanceOre: 0 });
    expect((await refunded.reload()).cancelledAt).to.be.a('date');
    expect(await backOf(refunded)).to.equal(8_000);
    // Its first night is not closed; arrives on the ninth for three nights of 40.
    expect([await backOf(kept), (await kept.reload()).priceNok]).to.deep.equal([8_000, 40]);
    expect(await seenTo(closure.id)).to.deep.equal({ total: 4, seen: 3, waiting: 1, failed: 0 });
    const mail = await Email.findOne({
      where: { bookingId: moved.id, kind: 'booking_moved' },
      rejectOnEmpty: true,
    });
    expect(mail.text).to.contain('Ras på stien');
  });

  it('gives the difference back of a cheaper koie, and asks for it only when ticked', async () => {
    const [cheaper, dearer] = [await sold(), await sold()];
    const closure = await close(10, 11);
    await choose(closure, [
      { bookingId: cheaper.id, act: 'move', koieId: far.id },
      { bookingId: dearer.id, act: 'move', koieId: near.id, takesNewPrice: true },
    ]);
    await workOff();
    expect([await backOf(cheaper), (await cheaper.reload()).priceNok]).to.deep.equal([6_000, 20]);
    expect(await dearer.reload()).to.include({ priceNok: 180, balanceOre: 10_000 });
  });

  it('says why one failed, does the others, and takes another choice for it', async () => {
    const [full, other] = [await sold({ guestsMember: 2 }), await sold({ guestsMember: 2 })];
    const closure = await close(10, 11);
    await choose(closure, [
      { bookingId: full.id, act: 'move', koieId: near.id },
      { bookingId: other.id, act: 'move', koieId: near.id },
    ]);
    expect(await workOff()).to.include({ done: 1, failed: 1 });
    const act = await actOf(other);
    expect(act.state).to.equal('failed');
    expect(act.problem?.en).to.contain('Not enough free beds');
    expect(await choose(closure, [{ bookingId: other.id, act: 'refund' }], act.version)).to.equal(1);
    expect(await workOff()).to.include({ done: 1 });
    expect(await backOf(other)).to.equal(8_000);
  });

  it('lets what somebody else has chosen stand', async () => {
    const booking = await sold();
    const closure = await close(10, 11);
    const both = await Promise.all([
      choose(closure, [{ bookingId: booking.id, act: 'refund' }]),
      choose(closure, [{ bookingId: booking.id, act: 'keep' }]),
    ]);
    expect(both.sort()).to.deep.equal([0, 1]);
    await Promise.all([workOff(), workOff(), workOff()]);
    expect(await choose(closure, [{ bookingId: booking.id, act: 'offer' }], 0)).to.equal(0);
    expect((await actOf(booking)).state).to.equal('done');
  });

  it('refuses what cannot be chosen, and bookings that it does not hit', async () => {
    const [booking, other] = [await sold(), await sold({ from: 30, to: 31 })];
    const closure = await close(10, 11);
    expect(await code(choose(closure, [{ bookingId: booking.id, act: 'move' }]))).to.equal('choices');
    expect(await code(choose(closure, []))).to.equal('choices');
    expect(await code(chooseActs(closure.id, [], 0, GUEST))).to.equal('hours');
    expect(await choose(closure, [{ bookingId: other.id, act: 'refund' }])).to.equal(0);
  });

  it('frees the beds of a hold, which has no page to choose on', async () => {
    const hold = await buildHold({ koieId: closed.id, from: 10, to: 11 });
    const closure = await close(10);
    await choose(closure, [{ bookingId: hold.id, act: 'offer' }]);
    expect(await workOff()).to.include({ failed: 1 });
    await choose(closure, [{ bookingId: hold.id, act: 'refund' }], (await actOf(hold)).version);
    expect(await workOff()).to.include({ done: 1 });
    expect(await mailsOf(hold)).to.deep.equal([]);
  });

  describe('an offer', () => {
    const offered = async (overrides: Parameters<typeof buildBooking>[0] = {}) => {
      closed = await buildKoie({ priceMember: 40, priceNotMember: 40 });
      await Koie.update({ inUse: false }, { where: { id: { [Op.notIn]: [closed.id, near.id, far.id] } } });
      const booking = await sold(overrides);
      const closure = await close(overrides?.from ?? 10, (overrides?.from ?? 10) + 1);
      await choose(closure, [{ bookingId: booking.id, act: 'offer' }]);
      await workOff();
      return { booking, closure };
    };

    it('is answered with another koie, without cost, once', async () => {
      const { booking, closure } = await offered();
      expect((await roomsInstead(booking.id)).map(({ koieId }) => koieId)).to.deep.equal([near.id, far.id]);
      const stay = { koieId: near.id, arrivalDate: day(10), departureDate: day(12) };
      expect((await checkInstead(booking.id, stay)).koie).to.equal(near.name);
      await Promise.allSettled([answerOffer(booking.id, stay, GUEST), answerOffer(booking.id, stay, GUEST)]);
      await answerOffer(booking.id, stay, GUEST);
      expect(await code(answerOffer(booking.id, 'refund', GUEST))).to.equal('offer_over');
      expect(await booking.reload()).to.include({ koieId: near.id, priceNok: 80, balanceOre: 0 });
      expect((await mailsOf(booking)).filter((kind) => kind === 'booking_moved')).to.have.lengthOf(1);
      expect(await actOf(booking)).to.include({ outcome: 'moved', answeredBy: 'guest' });
      expect(await seenTo(closure.id)).to.include({ seen: 1, total: 1 });
    });

    it('is answered with other nights, but no more than were booked', async () => {
      const { booking } = await offered();
      const stay = { koieId: closed.id, arrivalDate: day(13), departureDate: day(16) };
      expect(await code(answerOffer(booking.id, stay, GUEST))).to.equal('departureDate');
      const closedToo = { ...stay, arrivalDate: day(11), departureDate: day(13) };
      expect(await code(checkInstead(booking.id, closedToo))).to.equal('beds_taken');
      expect(await code(answerOffer(booking.id, closedToo, GUEST))).to.not.equal('done');
      await answerOffer(booking.id, { ...stay, departureDate: day(14) }, GUEST);
      expect([await backOf(booking), (await booking.reload()).priceNok]).to.deep.equal([4_000, 40]);
    });

    it('is answered with the money back, all of it', async () => {
      const { booking } = await offered();
      await answerOffer(booking.id, 'refund', GUEST);
      await answerOffer(booking.id, 'refund', GUEST);
      expect(await backOf(booking)).to.equal(8_000);
      expect(await mailsOf(booking)).to.deep.equal(['closure_offer', 'booking_cancelled']);
      expect(await openOffer(booking.id)).to.equal(null);
    });

    it('ends at its deadline with money back, for whom the mail has reached', async () => {
      const { booking } = await offered();
      await ClosureAct.update({ deadline: new Date() }, { where: { bookingId: booking.id } });
      expect(await code(answerOffer(booking.id, 'refund', GUEST))).to.equal('offer_over');
      await runJob('closure-acts');
      expect(await backOf(booking), 'never told').to.equal(0);
      await Email.update({ state: 'sent', sentAt: new Date() }, { where: { bookingId: booking.id } });
      await JobRun.destroy({ where: {} });
      await runJob('closure-acts');
      expect(await actOf(booking)).to.include({ outcome: 'refunded', answeredBy: 'silence' });
      expect(await backOf(booking)).to.equal(8_000);
    });

    it('has a deadline of 48 hours, never later than noon of the day before arrival', async () => {
      const [late, soon, now] = [
        await offered(),
        await offered({ from: 2, to: 4 }),
        await offered({ from: 0 }),
      ];
      const hours = ((await actOf(late.booking)).deadline?.getTime() ?? 0) - Date.now();
      expect(hours / 3_600_000).to.be.closeTo(48, 0.1);
      const noon = osloMoment(day(1), '12:00').getTime();
      const least = Math.min(noon, Date.now() + 48 * 3_600_000);
      expect((await actOf(soon.booking)).deadline?.getTime() ?? least).to.be.closeTo(least, 60_000);
      expect((await actOf(now.booking)).deadline).to.equal(null);
      expect(await openOffer(now.booking.id)).to.include({ deadline: null });
    });

    it('can be taken back by the board for another act, and is over when the booking is cancelled', async () => {
      const [first, second] = [await offered(), await offered()];
      const { version } = await actOf(first.booking);
      expect(await choose(first.closure, [{ bookingId: first.booking.id, act: 'keep' }], version)).to.equal(
        1,
      );
      expect(await openOffer(first.booking.id)).to.equal(null);
      await cancelBooking(second.booking.id, { reason: 'Ringte', refund: 'all' }, { source: 'panel' });
      expect(await openOffer(second.booking.id)).to.equal(null);
      expect(await seenTo(second.closure.id)).to.include({ waiting: 0 });
    });
  });

  it('lifts a closure early, withdraws offers, and tells those who still hold a booking, once', async () => {
    const [offered, kept, gone] = [await sold(), await sold(), await sold()];
    const closure = await close(10, 11);
    await choose(closure, [
      { bookingId: offered.id, act: 'offer' },
      { bookingId: kept.id, act: 'keep' },
      { bookingId: gone.id, act: 'refund' },
    ]);
    await workOff();
    const board = { source: 'panel' as const, user };
    expect(await liftClosure(closure.id, true, board)).to.equal(2);
    expect(await code(liftClosure(closure.id, true, board))).to.equal('not_found');
    expect(await openOffer(offered.id)).to.equal(null);
    expect(await mailsOf(offered)).to.deep.equal(['closure_offer', 'all_clear']);
    expect(await mailsOf(kept)).to.deep.equal(['all_clear']);
    expect(await mailsOf(gone)).to.deep.equal(['booking_cancelled']);
    const begun = await close(0, 3);
    await begun.update({ firstNight: day(-2) });
    await liftClosure(begun.id, false, board);
    expect((await begun.reload()).lastNight).to.equal(day(-1));
    expect(await code(liftClosure(begun.id, false, board))).to.equal('closure_over');
  });

  it('leaves the books whole: what is left is what was paid less what went back', async () => {
    const wrong = await database.pool.query(
      `select b.id from bookings b where b.received_ore is distinct from
         booking_received_ore(b.id) or (b.cancelled_at is not null and b.received_ore < 0)`,
    );
    expect(wrong.rows).to.deep.equal([]);
    expect(await Refund.count()).to.be.greaterThan(0);
  });
});
