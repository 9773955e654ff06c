import { expect } from 'chai';
import { runJob } from '../../src/jobs/index.js';
import { Booking, Email, Guest, JobRun, Payment } from '../../src/models/index.js';
import { write } from '../../src/platform/write.js';
import { queueBookingMails } from '../../src/services/mail/index.js';
import { anonymiseBookings } from '../../src/services/people/retention.js';
import { useDatabase } from '../support/database.js';
import { buildBooking, buildUser } from '../support/factories.js';

describe('retention', () => {
  const db = useDatabase();

  beforeEach(() => JobRun.destroy({ where: {} }));

  it('deletes the party of a stay that ended over 30 days ago, and keeps the booking', async () => {
    const old = await buildBooking({ from: -33, to: -31 });
    const recent = await buildBooking({ from: -32, to: -30 });
    for (const { id } of [old, recent]) await Guest.create({ bookingId: id, position: 1, name: 'Kari' });
    await runJob('retention');
    expect((await Guest.findAll()).map((guest) => guest.bookingId)).to.deep.equal([recent.id]);
    expect(await Booking.count()).to.equal(2);
  });

  it('deletes the text of mails after 30 days, and sends none of them afterwards', async () => {
    const booking = await buildBooking();
    await write({ source: 'api' }, (transaction) => queueBookingMails(booking.id, transaction));
    await db.sequelize.query(
      `update emails set created_at = now() - interval '32 days' where kind = 'booking_confirmation'`,
    );
    await runJob('retention');
    const mails = await Email.findAll({ order: ['kind'] });
    expect(mails.map(({ kind, state, html }) => [kind, state, html === ''])).to.deep.equal([
      ['booking_confirmation', 'cancelled', true],
      ['koie_information', 'queued', false],
    ]);
  });

  it('leaves old bookings alone unless told how many years to keep them', async () => {
    const old = await buildBooking({ from: -4002, to: -4000, guestName: 'Kari' });
    expect((await runJob('retention')).counts.anonymised).to.equal(0);
    expect((await old.reload()).guestName).to.equal('Kari');
  });

  it('anonymises a booking everywhere it names somebody, and keeps its money', async () => {
    const user = await buildUser();
    const booking = await buildBooking({
      userId: user.ntnuiNo,
      guestName: 'Hemmelig Navn',
      contactEmail: 'hemmelig@example.org',
      internalNote: 'Hemmelig notat',
    });
    await Guest.create({ bookingId: booking.id, position: 1, name: 'Hemmelig Gjest' });
    await write({ source: 'api' }, (transaction) => queueBookingMails(booking.id, transaction));
    await write({ source: 'job' }, (transaction) => anonymiseBookings([booking.id], transaction));

    const [rows] = await db.sequelize.query(
      `select to_jsonb(t)::text as row from (
         select to_jsonb(b) from bookings b where id = ${booking.id}
         union all select to_jsonb(e) from emails e where booking_id = ${booking.id}
         union all select to_jsonb(g) from guests g where booking_id = ${booking.id}
         union all select to_jsonb(a) from audit_entries a
           where resource = 'bookings' and record_id = '${booking.id}') t`,
    );
    expect(JSON.stringify(rows)).not.to.match(/hemmelig/i);
    await booking.reload();
    expect([booking.userId, booking.priceNok]).to.deep.equal([null, 40]);
    expect(await Payment.count({ where: { bookingId: booking.id } })).to.equal(1);
  });
});
