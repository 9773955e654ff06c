import { expect } from 'chai';
import { Closure, Email, Guest, Koie, Report, Task } from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { koieCalendar } from '../../src/services/beds/calendar.js';
import { heatMap } from '../../src/services/beds/heat-map.js';
import { cancelBooking } from '../../src/services/bookings/cancel.js';
import { confirmBooking, markInvoicePaid } from '../../src/services/bookings/confirm.js';
import { moveBooking, quoteMove } from '../../src/services/bookings/move.js';
import { bookingsHitBy, bookingsHitByPlan } from '../../src/services/closures/index.js';
import { boardOverview } from '../../src/services/figures/dashboard.js';
import { lastJobRuns, latestJobRuns } from '../../src/services/figures/job-overview.js';
import { relatedToBooking, relatedToKoie } from '../../src/services/figures/related.js';
import { monthFigures } from '../../src/services/figures/statistics.js';
import { currentNight, guestsOnNight } from '../../src/services/figures/tonight.js';
import { latestComplaints, openTasksByKoie } from '../../src/services/reports/complaints.js';
import { useDatabase } from '../support/database.js';
import { buildBoard, buildBooking, buildHold, buildKoie, buildMember } from '../support/factories.js';

const day = (days: number) => addDays(today(), days);

describe('What the board should know', () => {
  const database = useDatabase();

  const code = async (work: Promise<unknown>): Promise<string> => {
    try {
      await work;
      return 'done';
    } catch (error) {
      if (typeof error === 'object' && error !== null && 'fields' in error) {
        return Object.keys(error.fields as object).join();
      }
      return error instanceof Error ? error.message : String(error);
    }
  };
  const fail = (bookingId: number) =>
    Email.create({
      kind: 'booking_confirmation',
      bookingId,
      recipient: 'borte@example.org',
      language: 'nb',
      subject: 'Bekreftelse',
      html: 'x',
      text: 'x',
      messageId: `<${bookingId}>`,
      state: 'failed',
      lastError: '550 no such user',
    });

  it('tells who comes and goes today, confirmed stays only, and what is amiss', async () => {
    const koie = await buildKoie({ name: 'Dagkoia', slug: 'dagkoia' });
    const coming = await buildBooking({ koieId: koie.id, from: 0, to: 2, guestName: 'Kari Kommer' });
    const leaving = await buildBooking({ koieId: koie.id, from: -2, to: 0, guestName: 'Lars Drar' });
    await buildHold({ koieId: koie.id, from: 0, to: 1 });
    await buildBooking({ koieId: koie.id, from: 0, to: 1, cancelledAt: new Date() });
    await buildBooking({ koieId: koie.id, from: -9, to: -7, keyStatus: 'picked_up' });
    // Within the days of grace, but those who come today need it.
    await buildBooking({ koieId: koie.id, from: -2, to: -1, keyStatus: 'picked_up' });
    const invoice = await buildBooking({ koieId: koie.id, from: 30, settlement: 'invoice' });
    await fail(invoice.id);
    const overview = await boardOverview();
    expect(overview.today).to.equal(today());
    expect(overview.arrivals.map(({ id, guest, koie: name }) => [id, guest, name])).to.deep.equal([
      [coming.id, 'Kari Kommer', 'Dagkoia'],
    ]);
    expect(overview.departures.map(({ id }) => id)).to.deep.equal([leaving.id]);
    expect(overview).to.include({ overdueKeys: 2, failedMailCount: 1, unpaid: 1 });
    expect(overview.failedMails[0]).to.include({ recipient: 'borte@example.org', error: '550 no such user' });
    await Koie.update({ inUse: false }, { where: { id: koie.id } });
  });

  it('maps free beds by koie and night, with closures in their words', async () => {
    const koie = await buildKoie({ name: 'Aakoia', slug: 'aakoia', numberOfBeds: 6 });
    await buildBooking({ koieId: koie.id, from: 1, to: 3, guestsMember: 4 });
    await buildHold({ koieId: koie.id, from: 2, to: 3, guestsMember: 1 });
    await Closure.bulkCreate([
      { koieId: koie.id, firstNight: day(3), lastNight: day(3), reasonNb: 'Ras' },
      { koieId: koie.id, firstNight: day(4), lastNight: day(20), beds: 2, reasonNb: 'Ødelagt seng' },
      { koieId: koie.id, firstNight: day(14), lastNight: day(15), reasonNb: 'Etterpå' },
    ]);
    const [row] = await heatMap(today(), 14);
    expect(row).to.include({ name: 'Aakoia', beds: 6 });
    expect(row?.nights).to.have.lengthOf(14);
    expect(row?.nights.slice(0, 5).map(({ free, closed }) => [free, closed])).to.deep.equal([
      [6, 0],
      [2, 0],
      [1, 0],
      [0, 6],
      [4, 2],
    ]);
    expect(row?.closures.map(({ reasonNb }) => reasonNb)).to.deep.equal(['Ras', 'Ødelagt seng']);
    const calendar = await koieCalendar('aakoia', day(2), day(5));
    expect(calendar?.stays.map(({ state, guests }) => [state, guests])).to.have.deep.members([
      ['confirmed', 4],
      ['held', 1],
    ]);
    expect(calendar?.nights.map(({ free }) => free)).to.deep.equal([1, 0, 4]);
    expect(calendar?.closures).to.have.lengthOf(2);
    expect(await koieCalendar('ingen', day(0), day(1))).to.equal(null);
  });

  it('takes the night under way for the current one until noon in Oslo', () => {
    expect(currentNight(new Date('2026-11-27T23:08:00Z'))).to.equal('2026-11-27');
    expect(currentNight(new Date('2026-11-28T10:59:00Z'))).to.equal('2026-11-27');
    expect(currentNight(new Date('2026-11-28T11:00:00Z'))).to.equal('2026-11-28');
  });

  it('knows who sleeps where, with the party that was told', async () => {
    const koie = await buildKoie({ name: 'Nattkoia', slug: 'nattkoia' });
    const stay = await buildBooking({ koieId: koie.id, from: 40, to: 42, guestsMember: 2, guestName: 'Per' });
    await buildBooking({ koieId: koie.id, from: 38, to: 40 });
    await buildBooking({ koieId: koie.id, from: 41, to: 43 });
    await Guest.create({ bookingId: stay.id, position: 0, name: 'Pål', phone: '90000000', email: '' });
    const [found, ...rest] = await guestsOnNight(day(40));
    expect(rest).to.deep.equal([]);
    expect(found?.koie).to.equal('Nattkoia');
    expect(found?.stays.map(({ id, guest }) => [id, guest])).to.deep.equal([[stay.id, 'Per']]);
    expect(found?.stays[0]?.party).to.deep.equal([{ name: 'Pål', phone: '90000000', email: '' }]);
    expect((await guestsOnNight(day(41)))[0]?.stays).to.have.lengthOf(2);
  });

  it('counts nights in the month they are slept in, and money in the month of arrival', async () => {
    const koie = await buildKoie({ numberOfBeds: 10, slug: 'tallkoia' });
    const stay = (arrivalDate: string, departureDate: string, more = {}) =>
      buildBooking({ koieId: koie.id, arrivalDate, departureDate, priceNok: 100, guestsMember: 2, ...more });
    await stay('2023-12-30', '2024-01-02');
    await stay('2024-01-30', '2024-03-02');
    await stay('2024-02-05', '2024-02-06', { settlement: 'invoice' });
    await stay('2024-02-05', '2024-02-06', { cancelledAt: new Date() });
    const months = await monthFigures('2024-03-15', 3, koie.id);
    expect(months).to.deep.equal([
      { month: '2024-01', guestNights: 6, bedNights: 310, incomeNok: 100, unpaidNok: 0 },
      // What was paid for the cancelled one and did not go back is income.
      { month: '2024-02', guestNights: 60, bedNights: 290, incomeNok: 100, unpaidNok: 100 },
      { month: '2024-03', guestNights: 2, bedNights: 310, incomeNok: 0, unpaidNok: 0 },
    ]);
    expect((await monthFigures(today(), 12)).map(({ month }) => month).at(-1)).to.equal(today().slice(0, 7));
  });

  it('tells what the latest report of each koie complains about, and what is to be done there', async () => {
    const koie = await buildKoie({ name: 'Feilkoia', slug: 'feilkoia' });
    const report = { koieId: koie.id, choppedUpWood: 3 };
    await Report.create({ ...report, stayDate: day(-20), axe: 2 });
    const latest = await Report.create({
      ...report,
      stayDate: day(-1),
      firewood: 1,
      gasIsFull: false,
      otherFaults: 'Tett pipe',
    });
    const complaints = await latestComplaints();
    expect(complaints.filter(({ koieId }) => koieId === koie.id)).to.deep.equal([
      {
        koieId: koie.id,
        koie: 'Feilkoia',
        reportId: latest.id,
        stayDate: day(-1),
        faults: ['wood', 'gas', 'other'],
        otherFaults: 'Tett pipe',
        wood: 1,
        isHandled: false,
      },
    ]);
    const member = await buildMember();
    await Task.bulkCreate([
      { koieId: koie.id, item: 'wood', assigneeId: member.ntnuiNo },
      { koieId: koie.id, item: 'axe', state: 'done' },
    ]);
    const tasks = (await openTasksByKoie()).filter(({ koieId }) => koieId === koie.id);
    expect(tasks[0]?.tasks.map(({ item, assignee }) => [item, assignee])).to.deep.equal([
      ['wood', `Åse ${member.lastName}`],
    ]);
    const related = await relatedToKoie(koie.id);
    expect(related?.reports.map(({ otherFaults }) => otherFaults)).to.deep.equal(['Tett pipe', '']);
    expect(related?.tasks).to.have.lengthOf(1);
  });

  it('knows the last run of every job, and the last that went well', async () => {
    await database.pool.query(
      `insert into job_runs (job, slot, state, leased_until, started_at, finished_at, counts, error) values
        ('deliver-mail', now() - interval '2 minutes', 'done', now(), now() - interval '2 minutes',
         now() - interval '119 seconds', '{"sent": 3}', null),
        ('deliver-mail', now() - interval '1 minute', 'failed', now(), now(), now(), '{}', 'no server'),
        ('retention', now(), 'running', now(), now(), null, '{}', null)`,
    );
    const runs = await lastJobRuns();
    expect(runs.map(({ job, state, error }) => [job, state, error])).to.deep.equal([
      ['deliver-mail', 'failed', 'no server'],
      ['retention', 'running', null],
    ]);
    expect(runs[0]?.lastDone).to.not.equal(null);
    expect((await latestJobRuns('deliver-mail', 9)).map(({ milliseconds }) => milliseconds)).to.deep.equal([
      0, 1000,
    ]);
    expect(await latestJobRuns(undefined, 9)).to.have.lengthOf(1);
  });

  it('tells whom a closure would hit before it is saved, and the same after', async () => {
    const koie = await buildKoie({ numberOfBeds: 5 });
    const hit = await buildBooking({ koieId: koie.id, from: 10, to: 12, guestsMember: 3 });
    await buildBooking({ koieId: koie.id, from: 12, to: 13 });
    const plan = { koieId: koie.id, firstNight: day(11), lastNight: day(11), beds: 3 };
    expect((await bookingsHitByPlan(plan)).map(({ id }) => id)).to.deep.equal([hit.id]);
    expect(await bookingsHitByPlan({ ...plan, beds: 2 })).to.deep.equal([]);
    const closure = await Closure.create({ ...plan, beds: 2, reasonNb: 'Seng' });
    expect(await bookingsHitBy(closure.id)).to.deep.equal([]);
    expect(await bookingsHitByPlan({ ...plan, beds: 1 })).to.have.lengthOf(1);
    expect(await bookingsHitByPlan({ ...plan, beds: 2, instead: closure.id })).to.deep.equal([]);
    await closure.update({ beds: null });
    expect((await bookingsHitBy(closure.id)).map(({ id }) => id)).to.deep.equal([hit.id]);
  });

  describe('Moving a booking', () => {
    const stayOf = (koieId: number, from: number, to: number, guestsMember = 1) => ({
      koieId,
      arrivalDate: day(from),
      departureDate: day(to),
      guestsMember,
      guestsNotMember: 0,
    });

    it('keeps who it is and what it cost, and tells the difference', async () => {
      const [from, to] = [await buildKoie(), await buildKoie({ priceMember: 100, numberOfBeds: 4 })];
      const booking = await buildBooking({ koieId: from.id, from: 5, to: 6 });
      const move = stayOf(to.id, 8, 10, 2);
      expect(await quoteMove(booking.id, move)).to.deep.equal({
        priceNok: 40,
        newPriceNok: 400,
        beyondNok: 0,
        differenceNok: 360,
        refundNok: 0,
        toPayNok: 360,
        free: 4,
        guests: 2,
        notForMembers: null,
      });
      const { uuid, reference } = booking;
      await moveBooking(booking.id, move, { takeNewPrice: false }, { source: 'panel' });
      await booking.reload();
      expect(booking).to.include({ uuid, reference, koieId: to.id, priceNok: 40, guests: 2 });
      expect([booking.arrivalDate, booking.departureDate]).to.deep.equal([day(8), day(10)]);
      expect((await quoteMove(booking.id, move)).free).to.equal(4);
    });

    it('takes the new price only when told to and not of a hold, and what a card has paid is a part of it', async () => {
      const koie = await buildKoie();
      const invoice = await buildBooking({ koieId: koie.id, from: 5, to: 6, settlement: 'invoice' });
      await moveBooking(invoice.id, stayOf(koie.id, 5, 8), { takeNewPrice: true }, { source: 'panel' });
      const paid = await buildBooking({ koieId: koie.id, from: 5, to: 6 });
      await moveBooking(paid.id, stayOf(koie.id, 5, 8), { takeNewPrice: true }, { source: 'panel' });
      const hold = await buildHold({ koieId: koie.id, from: 5, to: 6 });
      await moveBooking(hold.id, stayOf(koie.id, 5, 8), { takeNewPrice: true }, { source: 'panel' });
      const { rows } = await database.pool.query(
        'select price_nok, balance_ore, paid from bookings where id = any ($1) order by id',
        [[invoice.id, paid.id, hold.id]],
      );
      expect(rows).to.deep.equal([
        { price_nok: 120, balance_ore: 12_000, paid: false },
        { price_nok: 120, balance_ore: 8_000, paid: false },
        { price_nok: 40, balance_ore: 4_000, paid: false },
      ]);
    });

    it('does nothing where it cannot be', async () => {
      const koie = await buildKoie({ numberOfBeds: 2 });
      await buildBooking({ koieId: koie.id, from: 8, to: 9, guestsMember: 2 });
      const booking = await buildBooking({ koieId: koie.id, from: 5, to: 6 });
      const move = (stay: ReturnType<typeof stayOf>) =>
        code(moveBooking(booking.id, stay, { takeNewPrice: false }, { source: 'panel' }));
      expect(await move(stayOf(koie.id, 7, 9))).to.match(/free beds/);
      expect(await move(stayOf(koie.id, 7, 7))).to.equal('departureDate');
      expect(await move(stayOf(koie.id, 7, 8, 0))).to.equal('guestsMember');
      expect(await move(stayOf(999_999, 6, 7))).to.equal('koieId');
      await database.pool.query(
        `insert into payments (booking_id, position, state) values ($1, 2, 'processing')`,
        [booking.id],
      );
      expect(await move(stayOf(koie.id, 6, 7))).to.equal('payment_in_progress');
      expect((await booking.reload()).arrivalDate).to.equal(day(5));
    });
  });

  it('cancels a booking for a reason, stops its mails, and pays back when told to', async () => {
    const booking = await buildBooking();
    const mail = await fail(booking.id);
    await mail.update({ state: 'queued' });
    const cancel = (reason: string, refund: 'all' | 'none') =>
      code(cancelBooking(booking.id, { reason, refund }, { source: 'panel' }));
    expect(await cancel(' ', 'none')).to.equal('cancelReason');
    await booking.update({ keyStatus: 'picked_up' });
    expect(await cancel('Syk', 'all')).to.equal('cancelReason');
    await booking.update({ keyStatus: 'delivered' });
    expect(await cancel('Syk', 'all')).to.equal('done');
    expect((await booking.reload()).cancelReason).to.equal('Syk');
    expect((await mail.reload()).state).to.equal('cancelled');
    const account = (await relatedToBooking(booking.id))?.money.account;
    expect(account).to.deep.include({ priceNok: 0, receivedOre: 0, balanceOre: 0 });
    expect(account?.refunds).to.have.length(1);
    expect(account?.refunds[0]).to.include({ amountOre: 4_000, state: 'due', method: 'card' });
    expect(await cancel('Igjen', 'none')).to.equal('cancelled');
  });

  it('confirms a hold that is settled some other way, with its mails, and an invoice that is paid', async () => {
    const user = await buildBoard();
    const actor = { user: user.ntnuiNo, source: 'panel' as const };
    const hold = await buildHold({ holdUntil: new Date(0) });
    const confirm = (settlement: unknown, reason: string) =>
      code(confirmBooking(hold.id, { settlement, reason }, actor));
    expect(await confirm('barter', 'x')).to.equal('settlement');
    expect(await confirm('invoice', '')).to.equal('settlementReason');
    expect(await code(markInvoicePaid(hold.id, actor))).to.equal('not_confirmed');
    expect(await confirm('invoice', 'Skoletur')).to.equal('done');
    expect(await confirm('free', 'Igjen')).to.equal('already_paid');
    expect((await hold.reload()).paid).to.equal(false);
    await markInvoicePaid(hold.id, actor);
    expect((await hold.reload()).paid).to.equal(true);
    expect((await relatedToBooking(hold.id))?.mails).to.have.lengthOf(2);
    expect(await code(markInvoicePaid((await buildBooking()).id, actor))).to.equal('conflict');
  });
});
