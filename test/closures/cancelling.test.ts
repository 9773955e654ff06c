import { expect } from 'chai';
import { type Booking, Closure, ClosureAct, Email, type Koie, Terms } from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { chooseActs, liftClosure, openOffer, workOff } from '../../src/services/closures/index.js';
import { useApi } from '../support/api.js';
import { useDatabase } from '../support/database.js';
import { buildBoard, buildBooking, buildKoie, buildMember } from '../support/factories.js';
import { guestOf } from '../support/guest.js';
import { usePanel } from '../support/panel.js';

/** A booking of 80 kr whose terms give nothing back, and whose guest is offered something else. */
describe('while a closure offers something else', () => {
  const database = useDatabase();
  const api = useApi();
  const panel = usePanel();
  const board = { source: 'panel' as const };
  let koie: Koie;
  let closure: Closure;
  let booking: Booking;
  let owner: Awaited<ReturnType<typeof buildMember>>;

  beforeEach(async () => {
    const terms = await Terms.create({
      nameNb: `Strenge ${Date.now()}`,
      nameEn: `Strict ${Date.now()}`,
      steps: [],
    });
    koie = await buildKoie({ termsId: terms.id });
    owner = await buildMember();
    booking = await buildBooking({ koieId: koie.id, userId: owner.ntnuiNo, from: 10, to: 12, priceNok: 80 });
    closure = await Closure.create({
      koieId: koie.id,
      firstNight: addDays(today(), 10),
      lastNight: addDays(today(), 11),
      beds: null,
      reasonNb: 'Ras på stien',
      reasonEn: 'A landslide',
    });
    await chooseActs(closure.id, [{ bookingId: booking.id, act: 'offer', seen: null }], 48, board);
    await workOff({ closureId: closure.id });
    expect(await openOffer(booking.id)).to.not.equal(null);
  });

  const backOf = async () => {
    const { rows } = await database.pool.query(
      'select array_agg(r.amount_ore) as ore from refunds r join payments p on p.id = r.payment_id where p.booking_id = $1',
      [booking.id],
    );
    return rows[0].ore;
  };
  const expectAllBack = async () => {
    expect(await backOf()).to.deep.equal([8_000]);
    expect(await booking.reload()).to.include({ cancelledByGuest: false, balanceOre: 0 });
    const act = await ClosureAct.findOne({ where: { bookingId: booking.id }, rejectOnEmpty: true });
    expect(act).to.include({ state: 'done', outcome: 'refunded', answeredBy: 'guest' });
    const mail = await Email.findOne({
      where: { bookingId: booking.id, kind: 'booking_cancelled' },
      rejectOnEmpty: true,
    });
    expect(mail.text).to.include('Ras på stien').and.include('fordi koia er stengt').and.include('80 kr');
    expect(mail.text).to.not.include('Koiestyret har avbestilt');
  };

  it('who cancels by the API is quoted, and gets, all the money; once', async () => {
    const path = `/koie/booking/${booking.uuid}/cancellation/`;
    const quote = (await api.get(path, { as: owner })).body;
    expect(quote).to.include({ allowed: true, code: null, refund: 80, kept: 0 });
    const wrong = await api.post(path, { expected_refund: 0 }, { as: owner });
    expect([wrong.status, wrong.body.code, wrong.body.quote.refund]).to.deep.equal([
      409,
      'quote_changed',
      80,
    ]);
    const answers = await Promise.all(
      [1, 2].map(() => api.post(path, { expected_refund: 80 }, { as: owner })),
    );
    answers.push(await api.post(path, { expected_refund: 80 }, { as: owner }));
    for (const { status, body } of answers) expect([status, body.refund]).to.deep.equal([200, 80]);
    await expectAllBack();
  });

  it('who cancels on their page is shown, and gets, all the money', async () => {
    const guest = await guestOf(booking, api);
    expect((await guest.open()).text).to.include('får du 80 kr tilbake');
    expect((await guest.open('cancel')).text).to.include('80 kr');
    expect(await guest.send('cancel')).to.include({ status: 303 });
    await expectAllBack();
  });

  it('who takes the money on the page of the offer has not cancelled by themselves', async () => {
    const guest = await guestOf(booking, api);
    await guest.open('offer', '?choice=refund');
    expect(await guest.send('offer')).to.include({ status: 303 });
    await expectAllBack();
  });

  it('the history tells in words what was decided for whom, and by whom, also when it is withdrawn', async () => {
    const staff = await buildBoard();
    await liftClosure(closure.id, false, { user: staff.ntnuiNo, source: 'panel' });
    const visitor = await panel.login(staff);
    const { id } = (
      await database.pool.query(
        `select record_id as id from audit_entries where resource = 'closure_acts' order by id desc limit 1`,
      )
    ).rows[0];
    const { body } = await visitor.list(
      'audit_entries',
      `filters.resource=closure_acts&filters.recordId=${id}`,
    );
    const told = body.records.map(({ params }: { params: Record<string, string> }) => params);
    const steps = told.map(({ action }: Record<string, string>) => action);
    expect(steps).to.deep.equal(['delete', 'update', 'create']);
    for (const { record } of told) expect(record).to.include(`${booking.reference} · ${koie.name}`);
    expect(told[0].actor).to.equal(`${staff.firstName} ${staff.lastName}`);
    expect(told[2].changes).to.include('Styret valgte: – → La gjesten velge');
    expect(told[1].changes).to.include('Tilstand: Er i gang → Gjesten er spurt');
  });

  it('the closure is lifted and not deleted, alone or with others; once nobody is asked it can be', async () => {
    const staff = await panel.login(await buildBoard());
    const told = /Gjester er bedt om å velge/;
    const one = await staff.act('closures', closure.id, 'delete', {});
    expect(JSON.stringify(one.body)).to.match(told);
    const all = await staff.post(`/admin/api/resources/closures/bulk/bulkDelete?recordIds=${closure.id}`);
    expect(JSON.stringify(all.body)).to.match(told);
    expect(await Closure.count({ where: { id: closure.id } })).to.equal(1);
    expect(await openOffer(booking.id)).to.not.equal(null);
    await liftClosure(closure.id, true, board);
    expect(await openOffer(booking.id)).to.equal(null);
    expect(await Email.count({ where: { bookingId: booking.id, kind: 'all_clear' } })).to.equal(1);
    const other = await Closure.create({
      koieId: koie.id,
      firstNight: addDays(today(), 20),
      lastNight: addDays(today(), 20),
      beds: null,
      reasonNb: 'Dugnad',
    });
    await staff.act('closures', other.id, 'delete', {});
    expect(await Closure.count({ where: { id: other.id } })).to.equal(0);
  });
});
