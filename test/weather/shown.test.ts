import { expect } from 'chai';
import { Email } from '../../src/models/index.js';
import { deliverDue, queueBookingMails } from '../../src/services/mail/index.js';
import { useDatabase } from '../support/database.js';
import { buildBooking, buildKoie, buildUser } from '../support/factories.js';
import { guestOf } from '../support/guest.js';
import { runProgram } from '../support/processes.js';
import { SmtpDouble } from '../support/smtp-double.js';
import { WeatherDouble } from '../support/weather-double.js';

const USER_AGENT = 'koiene.example.org board@example.org';

describe('The weather is shown', function () {
  this.timeout(120_000);
  const db = useDatabase();
  const met = new WeatherDouble();
  let apiBase: string;
  let smtp: SmtpDouble;

  before(async () => {
    apiBase = await met.start();
  });
  after(() => met.stop());
  beforeEach(async () => {
    met.reset();
    await db.sequelize.query('delete from remote_answers; delete from emails');
    smtp = await new SmtpDouble().start();
  });
  afterEach(() => smtp.stop());

  async function booked(language: 'nb' | 'en', from: number) {
    const { ntnuiNo } = await buildUser({ language });
    const koie = await buildKoie();
    const booking = await buildBooking({ userId: ntnuiNo, koieId: koie.id, from, to: from + 2 });
    await db.sequelize.transaction((transaction) => queueBookingMails(booking.id, transaction));
    return booking;
  }

  async function sent(options: { userAgent?: string; timeoutMs?: number } = {}) {
    const weather = { apiBase, userAgent: USER_AGENT, ...options };
    const delivery = await deliverDue({ smtpUrl: smtp.url, weather });
    const mails = await smtp.parsed();
    expect(delivery).to.deep.equal({ sent: 2, retried: 0, failed: 0 });
    const informing = mails.find(({ messageId }) => messageId?.startsWith('<koie_information'));
    const other = mails.find((mail) => mail !== informing);
    return {
      html: informing?.html || '',
      text: informing?.text ?? '',
      other: `${other?.html}${other?.text}`,
    };
  }

  it('in the information mail as it leaves, in HTML and as text, with MET named; in no other mail', async () => {
    await booked('en', 2);
    const waiting = await Email.findOne({ where: { kind: 'koie_information' }, rejectOnEmpty: true });
    expect(waiting.html).to.not.include('light snow');
    const { html, text, other } = await sent();
    for (const part of [html, text]) {
      expect(part).to.include(
        'light snow, -8 to -3\u00a0°C, 2.4\u00a0mm precipitation, wind up to 6\u00a0m/s',
      );
      expect(part).to.include('MET Norway');
      expect(part).to.include('CC BY 4.0');
      expect(part).to.include('https://creativecommons.org/licenses/by/4.0/');
      expect(part).to.not.include('<!-- forecast');
    }
    expect(other).to.not.include('light snow');
  });

  it('or not, and then the mail leaves without a word or a gap: no answer in time, far away, nobody asks', async () => {
    met.trouble = 'hang';
    await booked('nb', 1);
    const silent = await sent({ timeoutMs: 100 });
    await db.sequelize.query('delete from emails');
    met.trouble = null;
    smtp.accepted.length = 0;
    await booked('nb', 20);
    const far = await sent();
    for (const { html, text } of [silent, far]) {
      for (const part of [html, text]) expect(part).to.not.match(/forecast|Været|nedbør/);
      expect(text).to.not.match(/\n{3}/);
    }
  });

  it('on the guest’s page, which does not wait for an answer that does not come', async () => {
    const booking = await booked('nb', 1);
    const program = runProgram('src/main.ts', {
      PORT: '0',
      DATABASE_URL: db.url,
      SEED: 'off',
      NTNUI_SECRET_KEY: process.env.NTNUI_SECRET_KEY,
      SESSION_SECRET: process.env.SESSION_SECRET,
      WEATHER_API_BASE: apiBase,
      WEATHER_USER_AGENT: USER_AGENT,
    });
    try {
      const [, url = ''] = await program.printed(/Panel +(http:\S+)\/admin/);
      const guest = await guestOf(booking, { url });
      met.trouble = 'hang';
      const without = await guest.open();
      expect(without.status).to.equal(200);
      expect(without.text).to.not.include('nedbør');
      met.trouble = null;
      const shown = await guest.open();
      expect(shown.text).to.include('lett snø, −8 til −3\u00a0°C');
      expect(shown.text).to.include('lisens CC BY 4.0');
    } finally {
      program.killGroup();
      await program.ended();
    }
  });
});
