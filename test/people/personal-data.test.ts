import { join as joinPath } from 'node:path';
import { expect } from 'chai';
import { Booking, Email, Guest, Report, Task, User } from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { write } from '../../src/platform/write.js';
import { queueBookingMails } from '../../src/services/mail/index.js';
import { erasePerson, NotErasable, previewErasure } from '../../src/services/people/erase.js';
import { exportPersonalData } from '../../src/services/people/export.js';
import { findPerson } from '../../src/services/people/person.js';
import { runCommand } from '../legacy-import/run.js';
import { scratchFolder } from '../legacy-import/scratch.js';
import { createDatabase, dropDatabase, useDatabase } from '../support/database.js';
import { buildAdmin, buildBooking, buildUser, fullReport, join } from '../support/factories.js';
import { everything } from '../support/schema.js';

const ACTOR = { source: 'job' } as const;

describe('a guest’s own data', function () {
  this.timeout(60_000);
  const db = useDatabase();

  /** Somebody with an account, a stay that is over and its mails, and a place in another's party. */
  async function somebody(name: string, contactEmail?: string, phoneNumber = '+4790000001') {
    const email = `${name.toLowerCase()}.solberg@example.org`;
    const user = await join(
      await buildUser({
        email,
        firstName: name,
        lastName: 'Solberg',
        phoneNumber,
        contactEmail: contactEmail ?? null,
      }),
      'koiene',
    );
    const booking = await buildBooking({
      userId: user.ntnuiNo,
      contactEmail: contactEmail ?? email,
      from: -5,
      to: -3,
    });
    await Guest.create({
      bookingId: booking.id,
      position: 1,
      name: 'Ola Medfølger',
      email: 'ola.med@example.org',
    });
    await write({ source: 'api' }, (transaction) => queueBookingMails(booking.id, transaction));
    const other = await buildBooking({ userId: (await buildUser()).ntnuiNo, from: -9, to: -8 });
    await Guest.create({ bookingId: other.id, position: 1, name: `${name} Solberg`, email });
    return { user, email, booking, other };
  }

  const stored = async () => JSON.stringify(await everything(db.url));

  it('is exported whole, without secrets, and without what is others’', async () => {
    const { user, booking, other, email } = await somebody('Eline');
    await Report.create({
      ...camelReport(),
      koieId: other.koieId,
      stayDate: today(),
      createdBy: user.ntnuiNo,
      feedback: 'Fin dag',
    });
    const data = await exportPersonalData(await findPerson(email.toUpperCase()));
    const text = JSON.stringify(data);
    expect(data).to.have.property('places_in_parties').with.lengthOf(1);
    expect(data).to.have.property('reports').with.lengthOf(1);
    expect(text)
      .to.contain(booking.reference)
      .and.to.contain('booking_confirmation')
      .and.to.contain('90000001');
    expect(text).not.to.match(/password_hash|token_id|Medfølger|ola\.med/);
    expect(text).not.to.contain(other.reference);
    const unknown = await findPerson('ukjent@example.org').catch((error: Error) => error);
    expect(unknown).to.be.an('error').with.property('message', 'Nothing is stored about ukjent@example.org');
  });

  it('is erased everywhere, also from what others wrote, while nights and money stay', async () => {
    const { user, booking, other, email } = await somebody('Hilde', 'familien@example.org', '+4791234567');
    await Email.create({
      kind: 'key_overdue_summary',
      recipient: 'sit@example.org',
      language: 'nb',
      subject: 'Nøkler',
      html: '<p>Hilde Solberg, 912 34 567</p>',
      text: `${booking.reference} Hilde Solberg, 912 34 567`,
      messageId: '<sum@x>',
    });
    await Email.create({
      kind: 'key_reminder',
      recipient: 'familien@example.org',
      language: 'nb',
      subject: 'x',
      html: 'x',
      text: 'x',
      messageId: '<rem@x>',
    });
    const report = await Report.create({
      ...camelReport(),
      koieId: other.koieId,
      stayDate: today(),
      otherFaults: 'Ring Hilde  Solberg på 912 34 567',
    });
    const task = await Task.create({ koieId: other.koieId, item: 'other', note: `Spør ${email} om øksa` });
    await write({ user: user.ntnuiNo, source: 'panel' }, (transaction) =>
      task.update({ note: `Hilde Solberg (${email}) har øksa` }, { transaction }),
    );

    const before = await stored();
    const foreseen = await previewErasure(await findPerson(email));
    expect(await stored()).to.equal(before);
    const done = await erasePerson(await findPerson(email), ACTOR);
    expect(done).to.deep.equal(foreseen);
    expect(done.texts).to.deep.include({ table: 'reports', id: String(report.id), column: 'other_faults' });
    expect(done.texts).to.deep.include({ table: 'tasks', id: String(task.id), column: 'note' });

    expect(await stored()).not.to.match(/hilde\.solberg|Hilde\s+Solberg|912\s?34\s?567|familien@/i);
    expect((await task.reload()).note).to.equal('*** (***) har øksa');
    const closed = await User.findByPk(user.ntnuiNo, { rejectOnEmpty: true });
    expect([closed.isActive, closed.lastName]).to.deep.equal([false, '']);
    const kept = await Booking.findByPk(booking.id, { rejectOnEmpty: true });
    expect([kept.priceNok, kept.arrivalDate]).to.deep.equal([booking.priceNok, addDays(today(), -5)]);
    expect((await other.reload()).contactEmail).to.equal('gjest@example.org');
  });

  it('is that of exactly one account: an address that two share names neither', async () => {
    const one = await somebody('Anne', 'hytta@example.org');
    const two = await somebody('Bente', 'hytta@example.org');
    const refusal = await findPerson('hytta@example.org').catch((error: Error) => error);
    expect(refusal)
      .to.be.an('error')
      .with.property('message')
      .that.contains(`${one.user.ntnuiNo}, ${two.user.ntnuiNo}`);
    await erasePerson(await findPerson(String(one.user.ntnuiNo)), ACTOR);
    await two.user.reload();
    expect([two.user.isActive, two.user.contactEmail]).to.deep.equal([true, 'hytta@example.org']);
    expect((await two.booking.reload()).contactEmail).to.equal('hytta@example.org');
  });

  it('is nobody’s when no address is given, though many of a party have none', async () => {
    const { other } = await somebody('Cato');
    await Guest.create({ bookingId: other.id, position: 2, name: 'Uten Adresse', email: '' });
    const refusal = await findPerson(' ').catch((error: Error) => error);
    expect(refusal).to.be.an('error').with.property('name', 'NobodyMeant');
  });

  it('is not erased before the stay and the key are over, and not of the last administrator', async () => {
    const coming = await buildBooking({ contactEmail: 'kommer@example.org', from: 1, to: 2 });
    const withKey = await buildBooking({
      contactEmail: 'nokkel@example.org',
      from: -5,
      to: -3,
      keyStatus: 'picked_up',
    });
    for (const { contactEmail, reference } of [coming, withKey]) {
      const refusal = await erasePerson(await findPerson(contactEmail), ACTOR).catch(
        (error: unknown) => error,
      );
      expect(refusal).to.be.instanceOf(NotErasable).with.property('message').that.contains(reference);
    }
    expect((await coming.reload()).contactEmail).to.equal('kommer@example.org');
    const admin = await buildAdmin();
    const refusal = await erasePerson(await findPerson(admin.email), ACTOR).catch((error: unknown) => error);
    expect(refusal).to.be.instanceOf(NotErasable);
  });

  it('is erased by a command only when somebody says yes, and again after an older backup is restored', async () => {
    const { email, user, booking } = await somebody('Trine');
    const folder = await scratchFolder();
    const env = { DATA_DIR: folder };
    const backup = joinPath(folder, 'before.backup');
    expect((await runCommand('backup', db.url, [backup], env)).code).to.equal(0);
    const before = await stored();
    const asked = await runCommand('user', db.url, ['erase', email], env);
    expect([asked.code, asked.output, asked.errors]).to.satisfy(
      ([code, output, errors]: [number, string, string]) =>
        code === 1 &&
        output.includes(`account ${user.ntnuiNo}`) &&
        output.includes('1 bookings') &&
        errors.includes('--yes'),
    );
    expect(await stored()).to.equal(before);
    expect((await runCommand('user', db.url, ['erase', email, '--yes'], env)).output).to.contain('Erased:');

    const { name, url } = await createDatabase('bare');
    const restored = await runCommand('restore', url, [backup], env);
    expect(restored.output, restored.errors).to.contain('1 people who had been erased are erased again');
    const found = await everything(url);
    expect(JSON.stringify(found)).not.to.match(/trine/i);
    expect(found.bookings?.some((row) => row.includes(booking.reference))).to.equal(true);
    await dropDatabase(name);
  });
});

/** A report with nothing wrong, by the names of the model. */
function camelReport() {
  return Object.fromEntries(
    Object.entries(fullReport()).map(([name, value]) => [
      name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  ) as { choppedUpWood: number };
}
