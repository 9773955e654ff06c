import { createHash } from 'node:crypto';
import { expect } from 'chai';
import type { Booking } from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { replaceLink, tokenFor } from '../../src/services/guest-links/index.js';
import { linkToken } from '../../src/services/guest-links/token.js';
import { sendNewLink } from '../../src/services/guest-page/index.js';
import { deliverDue, queueBookingMails } from '../../src/services/mail/index.js';
import { useApi } from '../support/api.js';
import { useDatabase } from '../support/database.js';
import { buildBooking, buildHold } from '../support/factories.js';
import { expectKeptToItself, guestOf } from '../support/guest.js';
import { SmtpDouble } from '../support/smtp-double.js';

const BOARD = { source: 'panel' } as const;
const TOKEN = /\/koie\/booking\/manage\/([\w-]{43})\//g;

describe("the link to a guest's own page", () => {
  const test = useDatabase();
  const api = useApi();
  const smtp = new SmtpDouble();
  before(() => smtp.start());
  after(() => smtp.stop());
  beforeEach(async () => {
    smtp.accepted.length = 0;
    await test.pool.query('delete from emails; delete from rate_limits');
  });

  const statusOf = async (token: string) => {
    const response = await fetch(`${api.url}/koie/booking/manage/${token}/`, {
      headers: { Accept: 'text/html' },
    });
    return response.status;
  };

  /** The links of all mails that have left since. */
  async function linksSent(booking: Booking): Promise<string[]> {
    await test.sequelize.transaction((transaction) => queueBookingMails(booking.id, transaction));
    await deliverDue({ smtpUrl: smtp.url });
    const mails = await smtp.parsed();
    return mails.flatMap(({ text, html }) =>
      [text ?? '', html || ''].flatMap((part) => [...part.matchAll(TOKEN)].map(([, token = '']) => token)),
    );
  }

  it('stands in each mail as it leaves, the same in all, and nowhere else', async () => {
    const booking = await buildBooking();
    const links = await linksSent(booking);
    expect(links.length).to.be.greaterThan(3);
    const [token = '', ...others] = new Set(links);
    expect(others).to.deep.equal([]);
    expect(Buffer.from(token, 'base64url')).to.have.length(32);
    expect(await statusOf(token)).to.equal(200);
    const { rows } = await test.pool.query('select * from guest_links where booking_id = $1', [booking.id]);
    expect(rows[0].token_hash).to.equal(createHash('sha256').update(token).digest('base64url'));
    const { rows: tables } = await test.pool.query<{ name: string }>(
      `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
    );
    for (const { name } of tables) {
      const { rows: found } = await test.pool.query(
        `select 1 from ${name} t where t::text like '%' || $1 || '%'`,
        [token],
      );
      expect(found, name).to.have.length(0);
    }
  });

  it('is the same for mails that leave at the same moment', async () => {
    for (const _round of [1, 2, 3, 4, 5]) {
      const { id } = await buildBooking();
      const tokens = await Promise.all(Array.from({ length: 10 }, () => tokenFor(id)));
      expect(new Set(tokens).size).to.equal(1);
      expect(await statusOf(tokens[0] ?? '')).to.equal(200);
    }
  });

  it('is not in a mail of a hold, and a hold has no page', async () => {
    const booking = await buildHold();
    expect(await linksSent(booking)).to.deep.equal([]);
    expect(await statusOf((await tokenFor(booking.id)) ?? '')).to.equal(404);
  });

  it('is ended by the next one, which the mails bring', async () => {
    const booking = await buildBooking();
    const [first = ''] = await linksSent(booking);
    await replaceLink(booking.id, BOARD);
    expect(await statusOf(first)).to.equal(404);
    smtp.accepted.length = 0;
    await test.pool.query("update emails set state = 'queued', due_at = now()");
    await deliverDue({ smtpUrl: smtp.url });
    const [mail] = await smtp.parsed();
    const [, second = ''] = [...(mail?.text ?? '').matchAll(TOKEN)][0] ?? [];
    expect(second)
      .to.match(/^[\w-]{43}$/)
      .and.not.equal(first);
    expect(await statusOf(second)).to.equal(200);
    expect(await statusOf(first)).to.equal(404);
  });

  it('is ended by the board, and the guest is sent the next one at once', async () => {
    const booking = await buildBooking();
    const [first = ''] = await linksSent(booking);
    smtp.accepted.length = 0;
    await sendNewLink(booking.id, BOARD);
    expect(await statusOf(first)).to.equal(404);
    await deliverDue({ smtpUrl: smtp.url });
    const [mail, ...others] = await smtp.parsed();
    expect(others).to.deep.equal([]);
    const [, next = ''] = [...(mail?.text ?? '').matchAll(TOKEN)][0] ?? [];
    expect(await statusOf(next)).to.equal(200);
    const { rows } = await test.pool.query(
      "select source, changes -> 'link_generation' as link from audit_entries where resource = 'bookings' and record_id = $1::text and changes ? 'link_generation' and action = 'update'",
      [booking.id],
    );
    expect(rows).to.deep.equal([{ source: 'panel', link: [1, 2] }]);
  });

  it('is over 30 days after departure, and the uuid opens nothing', async () => {
    const day = (days: number) => addDays(today(), days);
    const last = await buildBooking({ arrivalDate: day(-31), departureDate: day(-30) });
    const over = await buildBooking({ arrivalDate: day(-32), departureDate: day(-31) });
    expect(await statusOf((await tokenFor(last.id)) ?? '')).to.equal(200);
    expect(await statusOf((await tokenFor(over.id)) ?? '')).to.equal(404);
    expect(await statusOf(last.uuid)).to.equal(404);
  });

  it('is not opened by what somebody has written into the database', async () => {
    const booking = await buildBooking();
    const forged = Buffer.alloc(32, 7).toString('base64url');
    await test.pool.query('insert into guest_links (booking_id, generation, token_hash) values ($1, 1, $2)', [
      booking.id,
      createHash('sha256').update(forged).digest('base64url'),
    ]);
    expect(await statusOf(forged)).to.equal(404);
  });

  it('says what to do when it opens nothing, in the language of the browser', async () => {
    const guest = await guestOf(await buildBooking(), api);
    const response = await fetch(
      `${api.url}/koie/booking/manage/${linkToken({ uuid: 'x', generation: 1 })}/cancel/`,
      {
        headers: { Accept: 'text/html', 'Accept-Language': 'en' },
      },
    );
    expect(response.status).to.equal(404);
    expect(await response.text()).to.include('Look in the latest e-mail');
    const asJson = await api.get('/koie/booking/manage/nothing/');
    expect(asJson).to.deep.include({ status: 404 });
    expect(asJson.body.code).to.equal('booking_not_found');
    expect((await guest.open()).status).to.equal(200);
  });

  it('can be guessed at 30 times a minute', async () => {
    const guest = await guestOf(await buildBooking(), api);
    for (let tries = 1; tries <= 30; tries += 1) expect(await statusOf(`guess-${tries}`)).to.equal(404);
    expect(await statusOf('guess-31')).to.equal(429);
    expect((await guest.open()).status).to.equal(200);
  });

  it('is told to nobody: not kept, not indexed, no referrer, nobody else asked', async () => {
    const guest = await guestOf(await buildBooking(), api);
    for (const act of ['', 'cancel', 'party', 'confirmation', 'stay.ics']) {
      const shown = await guest.open(act);
      expect(shown.status, act).to.equal(200);
      expectKeptToItself(shown);
      expect(shown.text).to.not.include('<script');
      const sources = [...shown.text.matchAll(/(?:src|action)="([^"]*)"/g)].map(([, url]) => url);
      expect(sources.filter((url) => !url?.startsWith('/koie/booking/manage/'))).to.deep.equal([]);
    }
  });

  it('is told to nobody by what answers in place of a page either, and browsers get a page', async () => {
    const guest = await guestOf(await buildBooking(), api);
    const link = `${api.url}/koie/booking/manage/${guest.token}`;
    const asked = [
      ['GET', `${link}/nothing/`, 404],
      ['POST', `${link}/`, 405],
      ['GET', `${link}/keep/`, 405],
      ['GET', `${api.url}/koie/booking/manage/${'t'.repeat(300)}/`, 404],
      ['GET', `${api.url}/koie/booking/manage/`, 404],
    ] as const;
    for (const [method, url, status] of asked) {
      for (const accept of ['text/html', 'application/json']) {
        const { headers, ...response } = await fetch(url, { method, headers: { Accept: accept } }).then(
          async (got) => ({ status: got.status, headers: got.headers, text: await got.text() }),
        );
        expect(response.status, url).to.equal(status);
        expectKeptToItself({ ...response, headers, location: null });
        expect(headers.get('content-type'), url).to.include(accept);
        if (accept === 'text/html') expect(response.text).to.include('<h1>');
      }
    }
  });

  it('takes forms of its own alone', async () => {
    const booking = await buildBooking();
    const guest = await guestOf(booking, api);
    const other = await guestOf(await buildBooking(), api);
    await guest.open('party');
    expect((await guest.send('party', {}, { 'Sec-Fetch-Site': 'cross-site' })).status).to.equal(403);
    await other.open('cancel');
    const stolen = await other.open('cancel');
    const form = /name="form" value="([^"]*)"/.exec(stolen.text)?.[1] ?? '';
    expect((await guest.send('cancel', { form, refund: '0' })).status).to.equal(403);
    await guest.open('party');
    expect((await guest.send('cancel', { refund: '0' })).status).to.equal(403);
    expect((await booking.reload()).cancelledAt).to.equal(null);
  });
});
