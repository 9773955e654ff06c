import { expect } from 'chai';
import { Terms } from '../../src/models/index.js';
import { log } from '../../src/platform/log.js';
import { deliverDue, queueBookingMails, queueMail } from '../../src/services/mail/index.js';
import { useApi } from '../support/api.js';
import { useDatabase } from '../support/database.js';
import { buildBooking, buildKoie } from '../support/factories.js';
import { buildAwaited } from '../support/payments.js';
import { SmtpDouble } from '../support/smtp-double.js';

/** What the state of a database is told by: all rows but those that count requests. */
const STATE = `select string_agg(t::text, ',' order by t::text) as rows from`;

describe('a scanner that follows every link of a mail', () => {
  const test = useDatabase();
  const api = useApi();
  const smtp = new SmtpDouble();
  before(() => smtp.start());
  after(() => smtp.stop());

  async function state(): Promise<Record<string, unknown>> {
    const { rows: tables } = await test.pool.query<{ name: string }>(
      `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
         and relname <> 'rate_limits' order by relname`,
    );
    const found: Record<string, unknown> = {};
    for (const { name } of tables) found[name] = (await test.pool.query(`${STATE} ${name} t`)).rows[0].rows;
    return found;
  }

  it('changes nothing, by GET or HEAD, on the pages that those links lead to either', async () => {
    const { id: termsId } = await Terms.create({
      nameNb: 'Skannet',
      nameEn: 'Scanned',
      steps: [{ days_before: 1, percent: 100 }],
      mayChangeUntilDays: 0,
    });
    const koie = await buildKoie({ termsId, bookingWindow: 60 });
    const booking = await buildBooking({ koieId: koie.id, from: 5, to: 8, guestsMember: 2, priceNok: 240 });
    const awaited = await buildAwaited();
    await test.sequelize.transaction(async (transaction) => {
      await queueBookingMails(booking.id, transaction);
      await queueMail('checklist_reminder', booking.id, transaction);
      await queueMail('payment_link', awaited.booking.id, transaction);
    });
    await deliverDue({ smtpUrl: smtp.url });
    const mails = await smtp.parsed();
    const isOurs = (url: string) => url.startsWith('http://localhost:9000/');
    const linksIn = (html: string) =>
      [...html.matchAll(/href="([^"]+)"/g)].map(([, url = '']) => url.replaceAll('&amp;', '&'));
    const first = mails.flatMap(({ html }) => linksIn(html || '')).filter(isOurs);
    expect(first.length).to.be.greaterThan(2);
    const before = await state();
    const seen = new Set<string>();
    const queue = [...new Set(first)].map((url) => url.replace('http://localhost:9000', ''));
    while (queue.length > 0) {
      const path = queue.shift() ?? '';
      if (seen.has(path)) continue;
      seen.add(path);
      for (const method of ['HEAD', 'GET']) {
        const response = await fetch(`${api.url}${path}`, { method, headers: { Accept: 'text/html' } });
        expect(response.status, path).to.equal(200);
        const text = await response.text();
        queue.push(...linksIn(text).filter((url) => url.startsWith('/koie/')));
      }
    }
    expect([...seen].some((path) => path.includes('/cancel/'))).to.equal(true);
    expect([...seen].some((path) => path.includes('/pay/'))).to.equal(true);
    expect(await state()).to.deep.equal(before);
    const fewer = `${[...seen].find((path) => path.includes('/fewer/'))}&members=1`;
    expect(await (await fetch(`${api.url}${fewer}`, { headers: { Accept: 'text/html' } })).text()).to.include(
      'mindre',
    );
    expect(await state()).to.deep.equal(before);
  });

  it('leaves no link in the log', async () => {
    const lines: string[] = [];
    const { info } = log;
    log.info = ((...told: unknown[]) => void lines.push(JSON.stringify(told))) as typeof log.info;
    try {
      await fetch(`${api.url}/koie/booking/manage/${'t'.repeat(43)}/cancel/?lang=nb`);
      await fetch(`${api.url}/koie/booking/manage/${'t'.repeat(43)}/cancel/`, {
        method: 'POST',
        body: 'form=x',
      });
    } finally {
      log.info = info;
    }
    expect(lines.join()).to.include('/koie/booking/manage/hidden/cancel/').and.not.include('ttt');
  });
});
