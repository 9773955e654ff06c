import { expect } from 'chai';
import { Booking, Guest, User } from '../../src/models/index.js';
import { write } from '../../src/platform/write.js';
import { queueBookingMails } from '../../src/services/mail/index.js';
import {
  erasePersonalData,
  exportPersonalData,
  NotErasable,
} from '../../src/services/people/personal-data.js';
import { useDatabase } from '../support/database.js';
import { buildBooking, buildUser, join } from '../support/factories.js';

const ACTOR = { source: 'job' } as const;

describe('a guest’s own data', () => {
  const db = useDatabase();

  /** Somebody with an account, a stay that is over and its mails, and a place in another's party. */
  async function somebody(email: string) {
    const user = await join(await buildUser({ email, lastName: `Navn ${email}` }), 'koiene');
    const booking = await buildBooking({ userId: user.ntnuiNo, contactEmail: email, from: -5, to: -3 });
    await write({ source: 'api' }, (transaction) => queueBookingMails(booking.id, transaction));
    const other = await buildBooking({ from: 2, to: 3 });
    await Guest.create({ bookingId: other.id, position: 1, name: `Navn ${email}`, email });
    return { user, booking, other };
  }

  it('is exported whole, without secrets', async () => {
    const { booking } = await somebody('Kari.Eksport@example.org');
    const text = JSON.stringify(await exportPersonalData('kari.eksport@example.org'));
    expect(text)
      .to.contain(booking.reference)
      .and.to.contain('Navn Kari.Eksport')
      .and.to.contain('booking_confirmation');
    expect(text).not.to.match(/password_hash|token_id/);
    expect(await exportPersonalData('ukjent@example.org')).to.equal(null);
  });

  it('is erased everywhere, while nights and money stay', async () => {
    const { user, booking, other } = await somebody('kari.hemmelig@example.org');
    await erasePersonalData('Kari.Hemmelig@example.org', ACTOR);

    const [rows] = await db.sequelize.query(
      `select to_jsonb(t)::text from (
         select to_jsonb(x) from users x union all select to_jsonb(x) from bookings x
         union all select to_jsonb(x) from guests x union all select to_jsonb(x) from emails x
         union all select to_jsonb(x) from audit_entries x) t`,
    );
    expect(JSON.stringify(rows)).not.to.match(/kari\.hemmelig/i);
    const closed = await User.findByPk(user.ntnuiNo, { rejectOnEmpty: true });
    expect([closed.isActive, closed.lastName]).to.deep.equal([false, '']);
    const kept = await Booking.findByPk(booking.id, { rejectOnEmpty: true });
    expect([kept.priceNok, kept.arrivalDate]).to.deep.equal([booking.priceNok, booking.arrivalDate]);
    expect((await other.reload()).contactEmail).to.equal('gjest@example.org');
  });

  it('is not erased before the stay and the key are over', async () => {
    const coming = await buildBooking({ contactEmail: 'kommer@example.org', from: 1, to: 2 });
    const withKey = await buildBooking({
      contactEmail: 'nokkel@example.org',
      from: -5,
      to: -3,
      keyStatus: 'picked_up',
    });
    for (const { contactEmail, reference } of [coming, withKey]) {
      const refusal = await erasePersonalData(contactEmail, ACTOR).catch((error: unknown) => error);
      expect(refusal).to.be.instanceOf(NotErasable).with.property('message').that.contains(reference);
    }
    expect((await coming.reload()).contactEmail).to.equal('kommer@example.org');
  });
});
