import { expect } from 'chai';
import { runJob } from '../../src/jobs/index.js';
import { type Booking, Email, JobRun } from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { write } from '../../src/platform/write.js';
import { cancelBooking } from '../../src/services/bookings/cancel.js';
import { type Move, moveBooking } from '../../src/services/bookings/move.js';
import type { RefundChoice } from '../../src/services/bookings/refund-choice.js';
import { deliverDue, queueBookingMails, queueMail } from '../../src/services/mail/index.js';
import { useDatabase } from '../support/database.js';
import { buildBooking, buildHold, buildKoie, buildUser } from '../support/factories.js';
import { SmtpDouble } from '../support/smtp-double.js';

const BOARD = { source: 'panel' as const };
const day = (days: number) => addDays(today(), days);

describe('what a guest hears of a booking that is moved or cancelled', () => {
  const database = useDatabase();
  let smtp: SmtpDouble;

  beforeEach(async () => {
    await Email.destroy({ where: {} });
    await JobRun.destroy({ where: {} });
    smtp = await new SmtpDouble().start();
  });
  afterEach(() => smtp.stop());

  /** A confirmed booking whose guest has had the first two mails. */
  async function confirmed(overrides: Parameters<typeof buildBooking>[0] = {}): Promise<Booking> {
    const booking = await buildBooking(overrides);
    await write(BOARD, (transaction) => queueBookingMails(booking.id, transaction));
    await deliverDue({ smtpUrl: smtp.url });
    return booking;
  }

  async function move(booking: Booking, changes: Partial<Move>, options = {}): Promise<boolean> {
    const { koieId, arrivalDate, departureDate, guestsMember, guestsNotMember } = await booking.reload();
    const stay = { koieId, arrivalDate, departureDate, guestsMember, guestsNotMember, ...changes };
    return moveBooking(booking.id, stay, { takeNewPrice: false, ...options }, BOARD);
  }

  const cancel = (
    booking: Booking,
    options: { refund?: RefundChoice; tellGuest?: boolean; message?: string } = {},
  ) => cancelBooking(booking.id, { reason: 'Hemmelig grunn', refund: 'none', ...options }, BOARD);

  const kinds = async ({ id }: Booking, state = 'queued') =>
    (await Email.findAll({ where: { bookingId: id, state }, order: ['kind'] })).map(({ kind }) => kind);

  const mailOf = ({ id }: Booking, kind: 'booking_moved' | 'booking_cancelled' | 'booking_confirmation') =>
    Email.findOne({ where: { bookingId: id, kind, sequence: 0 }, rejectOnEmpty: true });

  const number = (calendar: string | null) => Number(/^SEQUENCE:(\d+)/m.exec(calendar ?? '')?.[1]);
  const uid = (calendar: string | null) => /^UID:(.+?)\r?$/m.exec(calendar ?? '')?.[1];

  it('tells the stay before and now, and that no money has moved', async () => {
    const [from, to] = [
      await buildKoie({ name: 'Flåkoia' }),
      await buildKoie({ name: 'Øvensenget', priceMember: 100 }),
    ];
    const booking = await confirmed({
      koieId: from.id,
      arrivalDate: '2427-12-12',
      departureDate: '2427-12-13',
    });
    const moved = { koieId: to.id, arrivalDate: '2427-12-18', departureDate: '2427-12-20', guestsMember: 2 };
    expect(await move(booking, moved, { message: 'Pipa er <i>tett</i>.' })).to.equal(true);

    const mail = await mailOf(booking, 'booking_moved');
    expect(mail.subject).to.equal(
      `Bestillingen er endret: Øvensenget, 18.–20. des. 2427 (${booking.reference})`,
    );
    for (const part of [mail.html, mail.text]) {
      for (const told of ['Øvensenget', 'lørdag 18. desember 2427', '2 medlemmer', booking.reference])
        expect(part).to.contain(told);
      for (const old of ['Flåkoia', 'søndag 12. desember 2427', '1 medlem']) expect(part).to.contain(old);
      expect(part).to.contain('Prisen på bestillingen er fortsatt 40 kr.');
      expect(part).to.contain('Ingenting er belastet eller betalt tilbake');
      expect(part).to.contain('Pipa er tett.');
    }
  });

  it('tells the new price where the board has taken it, and what the card has paid', async () => {
    const booking = await confirmed({ from: 5, to: 6 });
    await move(booking, { departureDate: day(8) }, { takeNewPrice: true });
    const { text } = await mailOf(booking, 'booking_moved');
    expect(text).to.contain('er endret fra 40 kr til 120 kr. Det gjenstår å betale 80 kr.');
    expect(text).to.contain('Pris: 120 kr (betalt 40 kr)');

    const same = await confirmed({ from: 5, to: 6 });
    await move(same, { arrivalDate: day(6), departureDate: day(7) });
    expect((await mailOf(same, 'booking_moved')).text).not.to.contain('Ingenting er belastet');
  });

  it('writes English to who has chosen it', async () => {
    const user = await buildUser({ language: 'en' });
    const booking = await confirmed({ userId: user.ntnuiNo, from: 5, to: 6 });
    await move(booking, { departureDate: day(8) });
    expect((await mailOf(booking, 'booking_moved')).text).to.contain('Nothing has been charged or paid back');
    await cancel(booking);
    expect((await mailOf(booking, 'booking_cancelled')).subject).to.match(/^Cancelled: /);
  });

  it('lets calendars replace the stay with each move, and take it out when it is cancelled', async () => {
    const booking = await confirmed({ from: 5, to: 6 });
    const first = await mailOf(booking, 'booking_confirmation');
    await move(booking, { departureDate: day(8) });
    const second = await mailOf(booking, 'booking_moved');
    await deliverDue({ smtpUrl: smtp.url });
    await move(booking, { departureDate: day(9) });
    const third = await mailOf(booking, 'booking_moved');
    await cancel(booking);
    const last = await mailOf(booking, 'booking_cancelled');

    const files = [first, second, third, last].map(({ calendar }) => calendar);
    expect(new Set(files.map(uid)).size).to.equal(1);
    const numbers = files.map(number);
    expect(numbers).to.deep.equal([...new Set(numbers)].sort((one, other) => one - other));
    expect(third.calendar).to.contain(`DTEND;VALUE=DATE:${day(10).replaceAll('-', '')}`);
    expect(last.calendar).to.match(/METHOD:CANCEL[\s\S]*STATUS:CANCELLED/);
    await deliverDue({ smtpUrl: smtp.url });
    const file = (await smtp.parsed()).at(-1)?.attachments[0];
    expect(file?.headers.get('content-type')).to.have.nested.property('params.method', 'CANCEL');
  });

  it('tells each move once: two moves are two mails, and one that waits gives way to the next', async () => {
    const booking = await confirmed({ from: 5, to: 6 });
    await move(booking, { departureDate: day(7) });
    await deliverDue({ smtpUrl: smtp.url });
    await move(booking, { departureDate: day(8) });
    await move(booking, { departureDate: day(9) });
    expect(await kinds(booking, 'sent')).to.deep.equal([
      'booking_confirmation',
      'booking_moved',
      'koie_information',
    ]);
    expect(await kinds(booking)).to.deep.equal(['booking_moved']);
    expect(await kinds(booking, 'cancelled')).to.deep.equal(['booking_moved']);
    const ids = (await Email.findAll()).map(({ messageId }) => messageId);
    expect(new Set(ids).size).to.equal(5);
  });

  it('has a mail of every kind once still, whoever writes it', async () => {
    const booking = await confirmed({ from: 5, to: 6 });
    await move(booking, { departureDate: day(7) });
    for (const kind of ['booking_confirmation', 'booking_moved', 'key_reminder'] as const) {
      const insert = () =>
        database.pool.query(
          `insert into emails (kind, booking_id, recipient, language, subject, html, text, message_id)
           values ($1, $2, 'a@example.org', 'nb', '', '', '', gen_random_uuid()::text)`,
          [kind, booking.id],
        );
      if (kind === 'key_reminder') await insert();
      const error = await insert().catch((reason: unknown) => reason);
      expect(error, kind).to.have.property('constraint', 'emails_booking_kind_key');
    }
  });

  it('writes nothing of a move that changed nothing, that is not to be told, or that is undone', async () => {
    const booking = await confirmed({ from: 5, to: 6 });
    expect(await move(booking, {})).to.equal(false);
    expect(await move(booking, { departureDate: day(7) }, { tellGuest: false })).to.equal(false);
    const failed = move(booking, { guestsMember: 500 });
    expect(await failed.catch(() => 'refused')).to.equal('refused');
    expect(await kinds(booking)).to.deep.equal([]);
  });

  it('writes to nobody who has booked nothing yet, or about a stay that is over', async () => {
    const hold = await buildHold({ from: 5, to: 6 });
    expect(await move(hold, { departureDate: day(7) })).to.equal(false);
    expect(await cancel(hold)).to.equal(false);
    const past = await confirmed({ from: -9, to: -7 });
    expect(await move(past, { departureDate: day(-8) })).to.equal(false);
    expect(await cancel(past)).to.equal(false);
    expect([...(await kinds(hold)), ...(await kinds(past))]).to.deep.equal([]);
    const rebooked = await confirmed({ from: -9, to: -7 });
    expect(await move(rebooked, { arrivalDate: day(4), departureDate: day(5) })).to.equal(true);
  });

  it('writes anew what waits about the stay before', async () => {
    const booking = await buildBooking({ from: 5, to: 6 });
    await write(BOARD, (transaction) => queueBookingMails(booking.id, transaction));
    await move(booking, { arrivalDate: day(11), departureDate: day(12) });
    expect(await kinds(booking)).to.deep.equal(['booking_confirmation', 'booking_moved', 'koie_information']);
    const waiting = await Email.findAll({ where: { bookingId: booking.id, state: 'queued' } });
    const range = `${Number(day(11).slice(8))}.`;
    for (const { subject } of waiting) expect(subject).to.contain(range);
    expect(await kinds(booking, 'cancelled')).to.deep.equal(['booking_confirmation', 'koie_information']);
  });

  it('tells the way to another koie, and not once more to the same', async () => {
    const booking = await confirmed({ from: 5, to: 6 });
    await move(booking, { arrivalDate: day(4) });
    expect(await kinds(booking)).to.deep.equal(['booking_moved']);
    await move(booking, { koieId: (await buildKoie({ name: 'Holmsåkoia' })).id });
    expect(await kinds(booking)).to.deep.equal(['booking_moved', 'koie_information']);
    const information = await Email.findOne({
      where: { bookingId: booking.id, kind: 'koie_information', state: 'queued' },
      rejectOnEmpty: true,
    });
    expect(information.text).to.contain('Slik finner du Holmsåkoia');
  });

  it('reminds of the key for the days it was moved to, whatever was told of those before', async () => {
    const booking = await confirmed({ from: 5, to: 6 });
    await write(BOARD, (transaction) => queueMail('key_reminder', booking.id, transaction));
    await move(booking, { arrivalDate: day(1), departureDate: day(2) });
    expect(await kinds(booking, 'cancelled')).to.deep.equal(['key_reminder']);
    expect((await runJob('key-reminders')).counts).to.deep.equal({ due: 1, queued: 1 });
    await move(booking, { guestsMember: 2 });
    await JobRun.destroy({ where: {} });
    expect((await runJob('key-reminders')).counts).to.deep.equal({ due: 0, queued: 0 });
  });

  it('tells who has the key already what to do with it', async () => {
    const koie = await buildKoie({ name: 'Nyvollen' });
    const booking = await confirmed({ koieId: koie.id, from: 1, to: 2, keyStatus: 'picked_up' });
    await move(booking, { departureDate: day(3) });
    expect((await mailOf(booking, 'booking_moved')).text).to.contain('Nøkkelen har du alt hentet.');
    await move(booking, { koieId: (await buildKoie({ name: 'Kråklikåten' })).id });
    expect((await mailOf(booking, 'booking_moved')).text).to.contain(
      'hentet nøkkelen til Nyvollen. Bytt den i nøkkelen til Kråklikåten',
    );
  });

  it('tells what is cancelled and what the board writes, and keeps the reason to itself', async () => {
    const booking = await confirmed({ from: 5, to: 6 });
    expect(await cancel(booking, { message: 'Taket lekker.' })).to.equal(true);
    const mail = await mailOf(booking, 'booking_cancelled');
    for (const part of [mail.html, mail.text]) {
      expect(part).to.contain(booking.reference);
      expect(part).to.contain('Taket lekker.');
      expect(part).not.to.contain('Hemmelig grunn');
    }
    expect(mail.calendar).not.to.contain('Hemmelig grunn');
    const untold = await confirmed({ from: 5, to: 6 });
    expect(await cancel(untold, { tellGuest: false })).to.equal(false);
    expect(await kinds(untold)).to.deep.equal([]);
  });

  it('tells whether money comes back, and how much', async () => {
    const paid = () => confirmed({ from: 5, to: 6 });
    const told = async (booking: Booking, refund: RefundChoice = 'none') => {
      await cancel(booking, { refund });
      return (await mailOf(booking, 'booking_cancelled')).text;
    };
    expect(await told(await paid(), 'all')).to.contain('Hele beløpet, 40 kr, blir betalt tilbake til kortet');
    expect(await told(await paid(), 10)).to.contain('10 kr av 40 kr blir betalt tilbake til kortet');
    expect(await told(await paid())).to.contain('Kortbetalingen på 40 kr blir ikke betalt tilbake.');
    const uncharged = (settlement: 'invoice' | 'free') =>
      confirmed({ settlement, isPaid: false, from: 5, to: 6 });
    expect(await told(await uncharged('invoice'))).to.contain('ikke betalt med kort her');
    expect(await told(await uncharged('free'))).to.contain('ikke belastet');
  });
});
