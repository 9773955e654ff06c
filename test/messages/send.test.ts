import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { Email, type User } from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { longDate } from '../../src/platform/format.js';
import { deliverDue } from '../../src/services/mail/index.js';
import { sendMessage } from '../../src/services/messages/send.js';
import { sentMessage } from '../../src/services/messages/sent.js';
import { useDatabase } from '../support/database.js';
import { buildBoard, buildBooking, buildKoie, buildSit, buildUser } from '../support/factories.js';
import { usePanel, type Visitor } from '../support/panel.js';
import { SmtpDouble } from '../support/smtp-double.js';

const PAGE = '/admin/api/pages/messages';
const BOTH = {
  subjectNb: 'Ovnen på {koie}',
  textNb: 'Hei {navn}!\nSpjeldet henger.\n\nKommer du {ankomst}? <b>{referanse}</b>',
  subjectEn: '',
  textEn: 'Dear {navn}, you arrive {ankomst}.',
};

describe('a message to guests', () => {
  const database = useDatabase();
  const panel = usePanel();
  let user: User;
  let board: Visitor;
  let other: Visitor;
  let english: User;

  before(async () => {
    user = await buildBoard();
    board = await panel.login(user);
    other = await panel.login(await buildBoard());
    english = await buildUser({ language: 'en', firstName: 'Mary' });
  });
  beforeEach(() => Email.destroy({ where: {} }));

  /** Two bookings with one address, one of them in English, and what chooses both. */
  async function pair() {
    const koie = await buildKoie({ name: `Flåkoia ${randomUUID().slice(0, 4)}`, numberOfBeds: 20 });
    const one = await buildBooking({ koieId: koie.id, guestName: 'Kari <i>', from: 2, to: 4 });
    const two = await buildBooking({ koieId: koie.id, userId: english.ntnuiNo, from: 2, to: 3 });
    const chosen = { from: addDays(today(), 2), to: addDays(today(), 2), koier: String(koie.id) };
    return { koie, one, two, chosen, shown: `${one.id},${two.id}` };
  }
  const uuidOf = async (visitor: Visitor): Promise<string> => (await visitor.get(PAGE)).body.uuid;
  const mailsOf = () => Email.findAll({ where: { kind: 'board_message' }, order: ['id'] });

  it('is shown whom it goes to, and goes to each booking once, in its language, filled in and escaped', async () => {
    const { koie, one, two, chosen, shown } = await pair();
    const { body } = await board.get(`${PAGE}?${new URLSearchParams(chosen)}`);
    expect(body.recipients.map(({ id }: { id: number }) => id)).to.have.members([one.id, two.id]);
    const sent = await board.post(PAGE, { ...chosen, ...BOTH, uuid: body.uuid, shown });
    expect(sent.body).to.deep.include({ isDone: true });

    const [nb, en] = await mailsOf();
    expect(nb).to.include({
      bookingId: one.id,
      recipient: one.contactEmail,
      language: 'nb',
      state: 'queued',
    });
    expect(en).to.include({ bookingId: two.id, recipient: two.contactEmail, language: 'en' });
    expect(nb?.subject).to.equal(`Ovnen på ${koie.name}`);
    expect(nb?.text).to.contain(
      `Hei Kari <i>!\nSpjeldet henger.\n\nKommer du ${longDate('nb', one.arrivalDate)}? <b>${one.reference}</b>`,
    );
    expect(nb?.html).to.contain(`Hei Kari &lt;i&gt;!<br>Spjeldet henger.`);
    expect(nb?.html).to.contain(`&lt;b&gt;${one.reference}&lt;/b&gt;`).and.not.to.contain('<b>');
    expect(en?.subject).to.contain(`About your stay at ${koie.name}`);
    expect(en?.text).to.contain(`Dear Mary, you arrive ${longDate('en', two.arrivalDate)}.`);

    const seen = (await board.get(`${PAGE}?message=${sent.body.message}`)).body.message;
    expect(seen).to.include({
      recipients: 2,
      sent: 0,
      textNb: BOTH.textNb,
      sender: `${user.firstName} ${user.lastName}`,
    });
    expect(seen.mails.map(({ state }: { state: string }) => state)).to.deep.equal(['queued', 'queued']);
    const related = (await board.record('bookings', one.id, 'related')).body.related;
    expect(related.mails[0]).to.include({ kind: 'board_message', messageId: sent.body.message });
    const { rows } = await database.pool.query(
      `select actor_id, changes::text as changes from audit_entries where resource = 'messages' and record_id = $1`,
      [String(sent.body.message)],
    );
    expect(rows[0].actor_id).to.equal(user.ntnuiNo);
    expect(rows[0].changes).not.to.contain('Spjeldet');
  });

  it('has links where it says web addresses, in HTML, and the addresses as text', async () => {
    const { chosen, shown } = await pair();
    const { body } = await board.get(`${PAGE}?${new URLSearchParams(chosen)}`);
    const textNb = 'Les https://ntnui.no/koiene?a=1&b=2"><b>.\nJavascript:alert(1)';
    await board.post(PAGE, { ...chosen, ...BOTH, textNb, uuid: body.uuid, shown });
    const [nb] = await mailsOf();
    expect(nb?.html).to.match(
      /Les <a href="https:\/\/ntnui\.no\/koiene\?a=1&amp;b=2"[^>]*>https:\/\/ntnui\.no\/koiene\?a=1&amp;b=2<\/a>&#34;&gt;&lt;b&gt;\.<br>Javascript/,
    );
    expect(nb?.text).to.include(textNb);
  });

  it('leaves once however often it is sent, by two at once too, and says so', async () => {
    const { chosen, shown } = await pair();
    const uuid = await uuidOf(board);
    const sent = { ...chosen, ...BOTH, uuid, shown };
    const answers = await Promise.all(
      [board, other, board, other].map((visitor) => visitor.post(PAGE, sent)),
    );
    expect(new Set(answers.map(({ body }) => body.message)).size).to.equal(1);
    const again = await board.post(PAGE, sent);
    expect(again.body.notice.message).to.contain('ikke sendt på nytt');
    expect(await mailsOf()).to.have.lengthOf(2);
    const { rows } = await database.pool.query(
      'select count(*)::integer as n from messages where uuid = $1',
      [uuid],
    );
    expect(rows[0].n).to.equal(1);
  });

  it('is refused by the database a second time for the same booking', async () => {
    const { chosen, shown } = await pair();
    const sent = await board.post(PAGE, { ...chosen, ...BOTH, uuid: await uuidOf(board), shown });
    const [mail] = await mailsOf();
    const again = `insert into emails (kind, booking_id, sequence, recipient, language, subject, html, text, message_id)
      select kind, booking_id, sequence, recipient, language, subject, html, text, 'other' from emails where id = $1`;
    const refused: unknown = await database.pool.query(again, [mail?.id]).catch((error: unknown) => error);
    expect(String(refused)).to.contain('emails_booking_kind_key');
    expect(mail?.sequence).to.equal(sent.body.message);
  });

  it('goes to nobody when they are others than were shown, or when it is not filtered', async () => {
    const { one, two, chosen, shown } = await pair();
    const uuid = await uuidOf(board);
    const sent = { ...chosen, ...BOTH, uuid, shown };
    await two.update({ cancelledAt: new Date() });
    const changed = await board.post(PAGE, sent);
    expect(changed.body.errors.recipients).to.contain('nå er det 1');
    const unfiltered = await board.post(PAGE, { ...BOTH, uuid, shown, koier: chosen.koier });
    expect(unfiltered.body.errors.from).to.be.a('string');
    expect(await mailsOf()).to.have.lengthOf(0);
    await one.update({ cancelledAt: new Date() });
    const nobody = await board.post(PAGE, { ...sent, shown: '' });
    expect(nobody.body.errors.recipients).to.contain('Ingen bestillinger');
  });

  it('says which placeholder is none, and which there are', async () => {
    const { chosen, shown } = await pair();
    const sent = { ...chosen, uuid: await uuidOf(board), shown };
    const wrong = await board.post(PAGE, {
      ...sent,
      textNb: 'Hei {fornavn}',
      subjectEn: '{constructor}',
      textEn: 'Hi',
    });
    expect(wrong.body.errors.textNb)
      .to.contain('{fornavn} finnes ikke')
      .and.to.contain('{navn}, {koie}, {ankomst}, {referanse}');
    expect(wrong.body.errors.subjectEn).to.contain('{constructor}');
    const empty = await board.post(PAGE, sent);
    expect(empty.body.errors).to.have.keys('textNb');
    const long = await board.post(PAGE, { ...sent, textNb: 'x'.repeat(5001) });
    expect(long.body.errors).to.have.keys('textNb');
    expect(await mailsOf()).to.have.lengthOf(0);
  });

  it('goes in the language that there is, in a mail of theirs, to those whose language is not written', async () => {
    const { two, chosen, shown } = await pair();
    await board.post(PAGE, { ...chosen, textNb: 'Hei {navn}, {ankomst}', uuid: await uuidOf(board), shown });
    const mail = (await mailsOf()).find(({ bookingId }) => bookingId === two.id);
    expect(mail?.language).to.equal('en');
    expect(mail?.text).to.contain(`Hei Mary, ${longDate('nb', two.arrivalDate)}`);
    expect(mail?.html).to.contain('lang="nb"').and.to.contain('A message from the cabin board');
  });

  it('is tried by whoever writes it, at their own address, and by no guest', async () => {
    const { chosen } = await pair();
    const { body } = await board.post(PAGE, { ...chosen, ...BOTH, test: 'yes' });
    expect(body.notice.message).to.contain(user.email);
    const mails = await mailsOf();
    expect(mails.map(({ recipient, bookingId }) => [recipient, bookingId])).to.deep.equal([
      [user.email, null],
      [user.email, null],
    ]);
    expect(mails.map(({ language }) => language)).to.deep.equal(['nb', 'en']);
    for (const { subject, html } of mails) {
      expect(subject).to.match(/^(Prøve|Test): /);
      expect(html).not.to.contain('/min-bestilling').and.not.to.contain('hidden"');
    }
  });

  it('keeps the state of each mail, and its address is the board’s', async () => {
    const { one, two, chosen, shown } = await pair();
    await one.update({ contactEmail: 'borte@example.org' });
    const smtp = await new SmtpDouble().start();
    smtp.faultFor = (recipient) => (recipient === 'borte@example.org' ? 'refuse' : undefined);
    const { body } = await board.post(PAGE, { ...chosen, ...BOTH, uuid: await uuidOf(board), shown });
    await deliverDue({ smtpUrl: smtp.url });
    const message = await sentMessage(body.message);
    expect(message).to.include({ sent: 1, failed: 1 });
    expect(message?.mails.map(({ bookingId, state }) => [bookingId, state])).to.deep.equal([
      [one.id, 'failed'],
      [two.id, 'sent'],
    ]);
    const [mail] = await smtp.parsed();
    expect(mail?.replyTo?.text).to.equal('koiestyret@example.org');
    await smtp.stop();
  });

  it('goes to no booking without an address, which is shown as such', async () => {
    const { one, two, chosen } = await pair();
    await one.update({ contactEmail: '' });
    const { body } = await board.get(`${PAGE}?${new URLSearchParams(chosen)}`);
    const unreached = body.recipients.filter(({ isReachable }: { isReachable: boolean }) => !isReachable);
    expect(unreached.map(({ id }: { id: number }) => id)).to.deep.equal([one.id]);
    await board.post(PAGE, { ...chosen, ...BOTH, uuid: body.uuid, shown: String(two.id) });
    expect((await mailsOf()).map(({ bookingId }) => bookingId)).to.deep.equal([two.id]);
  });

  it('is for the board alone', async () => {
    const sit = await panel.login(await buildSit());
    expect((await sit.get(PAGE)).status).to.equal(403);
    expect(
      (await sit.post(PAGE, { ...BOTH, bookings: '1', uuid: randomUUID(), shown: '1' })).status,
    ).to.equal(403);
    expect((await board.get(`${PAGE}?message=99999999`)).status).to.equal(404);
    expect((await board.post(PAGE, { ...BOTH, uuid: 'x' })).body.isDone).to.equal(false);
  });

  it('is forgotten with the last of those it was written to', async () => {
    const { anonymiseBookings } = await import('../../src/services/people/retention.js');
    const { one, two, chosen, shown } = await pair();
    const [first, second] = shown.split(',').map(Number);
    const { id } = await sendMessage(
      {
        uuid: randomUUID(),
        audience: {
          bookings: [first ?? 0, second ?? 0],
          koier: [],
          stay: 'staying',
          ...{ from: chosen.from },
        },
        draft: BOTH,
        shown: [first ?? 0, second ?? 0],
      },
      { source: 'panel', user: user.ntnuiNo },
    );
    const textOf = async () => (await sentMessage(id))?.textNb;
    await database.sequelize.transaction((transaction) => anonymiseBookings([one.id], transaction));
    expect(await textOf()).to.equal(BOTH.textNb);
    await database.sequelize.transaction((transaction) => anonymiseBookings([two.id], transaction));
    expect(await textOf()).to.equal('');
  });
});
