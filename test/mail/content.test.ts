import { expect } from 'chai';
import {
  Description,
  Desk,
  EMAIL_KINDS,
  Email,
  Koie,
  Location,
  Payment,
  Refund,
} from '../../src/models/index.js';
import { dateRange, longDate, price, shortDate } from '../../src/platform/format.js';
import { write } from '../../src/platform/write.js';
import { linked, paragraphs } from '../../src/services/mail/clean.js';
import { deliverDue, queueAccountMail, queueBookingMails, queueMail } from '../../src/services/mail/index.js';
import { useDatabase } from '../support/database.js';
import { buildBooking, buildKoie, buildUser } from '../support/factories.js';
import { SmtpDouble } from '../support/smtp-double.js';

const NASTY = '<script>alert(1)</script> & "Kari"\r\nBcc: alle@example.org';

describe('the content of mails', () => {
  useDatabase();
  let smtp: SmtpDouble;

  beforeEach(async () => {
    await Email.destroy({ where: {} });
    smtp = await new SmtpDouble().start();
  });
  afterEach(() => smtp.stop());

  /** The mails of a booking as they arrive, by kind. */
  async function arrived(bookingId: number) {
    await write({ source: 'api' }, (transaction) => queueBookingMails(bookingId, transaction));
    await deliverDue({ smtpUrl: smtp.url });
    const mails = await smtp.parsed();
    const named = (kind: string) => {
      const mail = mails.find(({ messageId }) => messageId?.includes(kind));
      if (!mail) throw new Error(`${kind} did not arrive`);
      return mail;
    };
    return { confirmation: named('booking_confirmation'), information: named('koie_information') };
  }

  it('confirms a booking with all that a guest needs, in both parts', async () => {
    const desk = await Desk.create({ name: 'SiT Gløshaugen', openingNb: 'Man–fre 9–15' });
    const koie = await buildKoie({ name: 'Flåkoia', deskId: desk.id });
    const user = await buildUser({ firstName: 'Kari' });
    const booking = await buildBooking({
      koieId: koie.id,
      userId: user.ntnuiNo,
      arrivalDate: '2427-12-12',
      departureDate: '2427-12-14',
      guestsMember: 2,
      guestsNotMember: 1,
      priceNok: 1320,
    });
    const { confirmation } = await arrived(booking.id);

    expect(confirmation.subject).to.equal(
      `Bestilling bekreftet: Flåkoia, 12.–14. des. 2427 (${booking.reference})`,
    );
    for (const part of [confirmation.html || '', confirmation.text ?? '']) {
      expect(part).to.contain(booking.reference);
      expect(part).to.contain('søndag 12. desember 2427');
      expect(part).to.contain('2 medlemmer og 1 ikke-medlem');
      expect(part).to.contain('1\u00a0320 kr (betalt)');
      expect(part).to.contain('SiT Gløshaugen');
      expect(part).to.contain('Man–fre 9–15');
      expect(part).to.contain(`http://localhost:8080/report/${booking.uuid}`);
    }
    expect(confirmation.headers.get('auto-submitted')).to.equal('auto-generated');
  });

  it('attaches the stay as an event of whole days', async () => {
    const booking = await buildBooking({ arrivalDate: '2427-12-30', departureDate: '2428-01-02' });
    const { confirmation, information } = await arrived(booking.id);
    const [file] = confirmation.attachments;
    expect(file?.contentType).to.equal('text/calendar');
    const calendar = file?.content.toString() ?? '';
    expect(calendar).to.contain('DTSTART;VALUE=DATE:24271230');
    expect(calendar).to.contain('DTEND;VALUE=DATE:24280103');
    expect(calendar).to.contain(booking.reference);
    expect(information.attachments).to.have.length(0);
  });

  it('writes English to a user who has chosen it, and Norwegian to a guest without an account', async () => {
    const user = await buildUser({ language: 'en', firstName: 'Jane' });
    const koie = await buildKoie();
    await Desk.create({ name: 'Annen skranke' });
    const english = await buildBooking({ koieId: koie.id, userId: user.ntnuiNo });
    const { confirmation } = await arrived(english.id);
    expect(confirmation.text).to.contain('Hi Jane,');
    expect(confirmation.html).to.contain('lang="en"');
    expect(confirmation.headers.get('content-language')).to.equal('en');

    const norwegian = await buildBooking({ koieId: koie.id, guestName: 'Ola' });
    await write({ source: 'panel' }, (transaction) => queueMail('key_reminder', norwegian.id, transaction));
    const mail = await Email.findOne({ where: { bookingId: norwegian.id }, rejectOnEmpty: true });
    expect(mail.text).to.contain('Hei, Ola!');
  });

  it('tells only what is known about a koie', async () => {
    const koie = await buildKoie();
    const { information } = await arrived((await buildBooking({ koieId: koie.id })).id);
    for (const label of ['Område', 'Terreng', 'Kartblad', 'Vær', 'Veien dit', 'Parkering'])
      expect(information.text).not.to.contain(label);
    expect(information.text).to.contain('63.15702, 10.36538');
  });

  it('shows the board’s texts without their HTML, with their links', async () => {
    const koie = await buildKoie();
    await Location.update({ area: 'Brungmarka' }, { where: { id: koie.locationId } });
    await Description.update(
      {
        directionsNor:
          '<p>Følg <b>stien</b> &amp; skiltene.</p><p>Ta av ved <a href="https://ut.no/1">vannet</a>.</p>',
        yrLinkNor: 'https://www.yr.no/sted/1',
      },
      { where: { id: koie.descriptionId } },
    );
    const { information } = await arrived((await buildBooking({ koieId: koie.id })).id);
    expect(information.text).to.contain('Følg stien & skiltene.\n\nTa av ved vannet (https://ut.no/1).');
    expect(information.html).to.contain('Følg stien &amp; skiltene.');
    expect(information.html).to.contain('href="https://www.yr.no/sted/1"');
  });

  it('reads any text as paragraphs, however it is written', () => {
    expect(paragraphs('Man–fre 9–15\r\nLør 10–14')).to.deep.equal(['Man–fre 9–15', 'Lør 10–14']);
    expect(paragraphs('<h2>Vei</h2><ul><li>5 &lt; 6</li><li>b <i>c</i></li></ul>a<br>b')).to.deep.equal([
      'Vei',
      '5 < 6',
      'b c',
      'a',
      'b',
    ]);
    expect(
      paragraphs('<a href="javascript:alert(1)">Her</a> <script>alert(1)</script><img src=x>'),
    ).to.deep.equal(['Her']);
    const hostile = [
      '<a ',
      '<a href="https:',
      '<a href=https:x ',
      '<b>',
      '<ul><li>',
      '<!--',
      '&',
      ' ',
      '</p ',
    ];
    for (const piece of hostile) expect(paragraphs(piece.repeat(5_000))).to.be.an('array');
  });

  it('finds the web addresses in a text, without what follows them, and none that is something else', () => {
    const links = (text: string) => linked(text).flatMap(({ link }) => link ?? []);
    const whole = 'Se https://ntnui.no/koiene?a=1&b=2. Eller (http://ut.no/a_(b)), «https://yr.no».';
    expect(
      linked(whole)
        .map(({ text }) => text)
        .join(''),
    ).to.equal(whole);
    expect(links(whole)).to.deep.equal([
      'https://ntnui.no/koiene?a=1&b=2',
      'http://ut.no/a_(b)',
      'https://yr.no/',
    ]);
    expect(
      links('javascript:alert(1) data:text/html,x ftp://x.no HTTPS:// https://[ mailto:a@b.no'),
    ).to.deep.equal([]);
    expect(links('https://x.no/"><script>alert(1)</script>')).to.deep.equal(['https://x.no/']);
  });

  it('escapes what people have written, and lets none of it into a header', async () => {
    const desk = await Desk.create({ name: `Skranke ${NASTY}`, openingNb: NASTY });
    const koie = await buildKoie({ name: '<img src=x>\r\nBcc: alle@example.org', deskId: desk.id });
    await Location.update({ area: NASTY }, { where: { id: koie.locationId } });
    const user = await buildUser({ firstName: NASTY });
    const booking = await buildBooking({ koieId: koie.id, userId: user.ntnuiNo });
    const mails = await arrived(booking.id);

    for (const mail of Object.values(mails)) {
      expect(mail.html).not.to.match(/<script|<img/);
      expect(mail.html).to.contain('&lt;img src=x&gt;');
      expect(mail.headers.has('bcc')).to.equal(false);
      expect(mail.subject).to.contain('<img src=x> Bcc: alle@example.org');
    }
    expect(mails.confirmation.html).to.contain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#34;Kari&#34;');
    for (const { recipients } of smtp.accepted) expect(recipients).to.deep.equal([booking.contactEmail]);
  });

  it('has every kind in both languages, readable without anything from the net', async () => {
    const koie = await Koie.findByPk((await buildKoie()).id, { rejectOnEmpty: true });
    for (const language of ['nb', 'en'] as const) {
      const user = await buildUser({ language });
      const booking = await buildBooking({ koieId: koie.id, userId: user.ntnuiNo, keyStatus: 'picked_up' });
      for (const kind of EMAIL_KINDS) {
        if (kind === 'key_overdue_summary' || kind === 'key_lost' || kind === 'board_message') continue;
        await write({ source: 'job' }, async (transaction) => {
          if (kind === 'sign_in_changed') await queueAccountMail(kind, user, { what: 'reset' }, transaction);
          else if (kind === 'password_invitation' || kind === 'password_reset')
            await queueAccountMail(kind, user, { linkId: 1 }, transaction);
          else if (kind === 'new_sign_in' || kind === 'password_changed')
            await queueAccountMail(kind, user, { browser: 'Firefox' }, transaction);
          else await queueMail(kind, booking.id, transaction);
        });
      }
    }
    const mails = await Email.findAll();
    expect(mails).to.have.length(2 * (EMAIL_KINDS.length - 3));
    for (const mail of mails) {
      expect(mail.html).to.contain(`lang="${mail.language}"`);
      expect(mail.html).not.to.match(/<img|<link|@import|url\(|undefined|\[object/);
      expect(mail.text).not.to.match(/undefined|\[object|&\w+;|<\w+/);
      expect(mail.subject).not.to.equal('');
    }
    const subjects = new Set(mails.map(({ language, subject }) => `${language} ${subject}`));
    expect(subjects.size).to.equal(mails.length);
  });

  it('tells the amount that was charged when it is paid back', async () => {
    const booking = await buildBooking({ priceNok: 320 });
    const charge = await Payment.findOne({ where: { bookingId: booking.id }, rejectOnEmpty: true });
    await Refund.create({ paymentId: charge.id, amountOre: 32_000, reason: 'not_wanted' });
    await write({ source: 'job' }, (transaction) => queueMail('payment_refunded', booking.id, transaction));
    const mail = await Email.findOne({ rejectOnEmpty: true });
    expect(mail.text).to.contain('Hele beløpet, 320 kr, blir betalt tilbake');
  });

  it('shows dates and prices as people write them', () => {
    expect(dateRange('nb', '2026-12-12', '2026-12-14')).to.equal('12.–14. des. 2026');
    expect(dateRange('en', '2026-12-12', '2026-12-14')).to.equal('12–14 Dec 2026');
    expect(dateRange('nb', '2026-04-30', '2026-05-02')).to.equal('30. apr.–2. mai 2026');
    expect(dateRange('en', '2026-12-30', '2027-01-02')).to.equal('30 Dec 2026 – 2 Jan 2027');
    expect(longDate('nb', '2026-12-12')).to.equal('lørdag 12. desember 2026');
    expect(longDate('en', '2026-12-12')).to.equal('Saturday 12 December 2026');
    const months = Array.from({ length: 12 }, (_, month) => `2026-${String(month + 1).padStart(2, '0')}-01`);
    expect(months.map((day) => shortDate('nb', day).slice(3, -5)).join(' ')).to.equal(
      'jan. feb. mars apr. mai juni juli aug. sep. okt. nov. des.',
    );
    expect(months.map((day) => shortDate('en', day).slice(2, -5)).join(' ')).to.equal(
      'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec',
    );
    expect(price('nb', 12320)).to.equal('12\u00a0320 kr');
    expect(price('en', 1320.5)).to.equal('NOK 1,320.50');
  });
});
