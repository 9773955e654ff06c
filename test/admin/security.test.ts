import { request as httpRequest } from 'node:http';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { Booking, Koie } from '../../src/models/index.js';
import { useDatabase } from '../support/database.js';
import { buildBoard, buildBooking, buildKoie, buildSit } from '../support/factories.js';
import { usePanel, type Visitor } from '../support/panel.js';
import { runProgram } from '../support/processes.js';

describe('What protects the panel', () => {
  const database = useDatabase({ seed: true });
  const panel = usePanel();
  let board: Visitor;

  before(async () => {
    board = await panel.login(await buildBoard());
  });

  it('refuses a write that another site has sent, whatever it is', async () => {
    const koie = await buildKoie();
    const addresses = [
      `/admin/api/resources/koier/records/${koie.id}/edit`,
      `/admin/api/resources/koier/records/${koie.id}/delete`,
      '/admin/api/resources/koier/actions/new',
      `/admin/api/resources/koier/bulk/bulkDelete?recordIds=${koie.id}`,
      '/admin/login',
      '/admin/anything',
    ];
    const signs: Record<string, string>[] = [
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      { Origin: 'http://127.0.0.1:1' },
      { Origin: panel.url, 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
    ];
    for (const address of addresses) {
      for (const headers of signs) {
        const { status } = await board.post(address, { name: 'Kapret' }, headers);
        expect(status, `${address} ${JSON.stringify(headers)}`).to.equal(403);
      }
    }
    expect((await koie.reload()).name).not.to.equal('Kapret');
    const own = { Origin: panel.url, 'Sec-Fetch-Site': 'same-origin' };
    const { body } = await board.post(addresses[0] ?? '', { name: 'Egen' }, own);
    expect(body.notice.type).to.equal('success');
  });

  it('changes nothing for a GET, which any link can be', async () => {
    const booking = await buildBooking();
    const sit = await panel.login(await buildSit());
    for (const action of ['handOutKey', 'takeBackKey', 'undoKey']) {
      const { body } = await sit.record('bookings', booking.id, action);
      expect(body.record.params.keyStatus, action).to.equal('not_picked_up');
    }
    await board.record('bookings', booking.id, 'delete');
    await board.get(`/admin/api/resources/bookings/bulk/bulkDelete?recordIds=${booking.id}`);
    expect((await board.get('/admin/api/resources/koier/actions/new')).status).to.equal(405);
    expect((await Booking.findByPk(booking.id))?.keyStatus).to.equal('not_picked_up');
  });

  it('runs no script but its own file, and asks no other host for anything', async () => {
    for (const address of ['/admin', '/admin/login', '/admin/nonsense']) {
      const { body, headers } = await board.get(address);
      const policy = headers.get('content-security-policy') ?? '';
      const scripts = [...body.matchAll(/<script\b([^>]*)>/g)].map(([, attributes]) => attributes ?? '');
      for (const attributes of scripts) {
        expect(attributes).to.match(/src="\/admin\/frontend\/assets\/|type="application\/json"/);
      }
      expect(body).not.to.match(/\son\w+=|javascript:/);
      expect(policy).to.contain("default-src 'none'").and.not.contain('unsafe-eval');
      expect(/script-src [^;]*/.exec(policy)?.[0]).to.equal("script-src 'self'");
      expect(body).not.to.match(/(src|href)="?https?:/);
      expect(headers.get('cache-control')).to.equal('no-store');
      expect(headers.get('x-content-type-options')).to.equal('nosniff');
    }
  });

  it('takes no files, and nothing large, and keeps nothing of either', async () => {
    const { id } = await buildKoie();
    const file = new FormData();
    file.set('name', new Blob(['x'.repeat(1000)]), 'x.txt');
    const address = `/admin/api/resources/koier/records/${id}/edit`;
    expect((await board.send('POST', address, { body: file })).status).to.equal(415);
    const large = new FormData();
    large.set('name', 'x'.repeat(1024 * 1024));
    expect((await board.send('POST', address, { body: large })).status).to.equal(413);
    const binary = { body: 'x', headers: { 'Content-Type': 'application/octet-stream' } };
    expect((await board.send('POST', address, binary)).status).to.equal(415);
    const torn = { body: '--x', headers: { 'Content-Type': 'multipart/form-data; boundary=x' } };
    expect((await board.send('POST', address, torn)).status).to.equal(400);
    const torn2 = { body: '{"a":', headers: { 'Content-Type': 'application/json' } };
    expect((await board.send('POST', address, torn2)).status).to.equal(400);
    expect((await Koie.findByPk(id))?.name).to.contain('Testkoia');
  });

  it('reads nothing of what somebody without a session sends, but a login', async () => {
    const sent = await new Promise<number>((resolve, reject) => {
      // A body that never ends: an answer can only have been given without waiting for it.
      const request = httpRequest(`${panel.url}/admin/api/resources/koier/actions/new`, {
        method: 'POST',
        headers: { 'Content-Type': 'multipart/form-data; boundary=x', 'Content-Length': 10_000_000 },
      });
      request.on('response', (response) => {
        resolve(response.statusCode ?? 0);
        request.destroy();
      });
      request.on('error', reject);
      request.write('--x');
    });
    expect(sent).to.equal(401);
    const large = new FormData();
    large.set('email', 'x'.repeat(20_000));
    expect((await panel.visitor().send('POST', '/admin/login', { body: large })).status).to.equal(413);
    const file = new FormData();
    file.set('email', new Blob(['x']), 'x.txt');
    expect((await panel.visitor().send('POST', '/admin/login', { body: file })).status).to.equal(415);
  });

  it('lets browsers keep its script and style, small, by addresses that change when they do', async () => {
    const { body } = await board.get('/admin');
    const found = [...body.matchAll(/(?:src|href)="([^"]+\.(?:js|css)\?v=[^"]+)"/g)].map(
      ([, address]) => address,
    );
    expect(found).to.have.lengthOf(2);
    let bytes = gzipSync(body).length;
    for (const address of found) {
      const { status, headers } = await panel.visitor().get(address ?? '');
      expect(status, address).to.equal(200);
      expect(headers.get('cache-control')).to.contain('immutable');
      for (const encoding of ['gzip', 'br', 'identity']) {
        const answer = await fetch(panel.url + address, { headers: { 'Accept-Encoding': encoding } });
        expect(answer.headers.get('content-encoding') ?? 'identity').to.equal(encoding);
        expect(answer.headers.get('content-type')).to.match(/javascript|css/);
        if (encoding === 'gzip') bytes += Number(answer.headers.get('content-length'));
      }
    }
    expect(bytes).to.be.below(450_000);
  }).timeout(60_000);

  it('says in words that a page does not exist, as a page', async () => {
    const { status, headers, body } = await board.get('/admin/nonsense');
    expect([status, headers.get('content-type')]).to.deep.equal([404, 'text/html; charset=utf-8']);
    expect(body).to.contain('<div id="app"');
    const api = await board.get('/admin/api/nonsense');
    expect([api.status, api.body.code]).to.deep.equal([404, 'not_found']);
  });

  it('has its components in production', async function () {
    this.timeout(60_000);
    const program = runProgram('src/main.ts', {
      NODE_ENV: 'production',
      PORT: '0',
      DATABASE_URL: database.url,
      LOG_LEVEL: 'fatal',
      SEED: 'off',
      STRIPE_SECRET_KEY: 'sk_test_0123456789',
      STRIPE_WEBHOOK_SECRET: 'whsec_0123456789',
      NTNUI_SECRET_KEY: 'a-secret-for-tests-of-more-than-32-bytes',
      SESSION_SECRET: 'another-secret-for-tests-of-over-32-bytes',
    });
    try {
      const [, url] = await program.printed(/Panel\s+(http\S+)\/admin/);
      const bundle = await fetch(`${url}/admin/frontend/assets/components.bundle.js`);
      expect(bundle.status).to.equal(200);
      expect(await bundle.text()).to.contain('desk-row');
      const editor = await fetch(`${url}/admin/frontend/assets/editor.js`);
      expect([editor.status, editor.headers.get('content-type')]).to.deep.equal([
        200,
        'text/javascript; charset=utf-8',
      ]);
      expect((await fetch(`${url}/admin/login`)).status).to.equal(200);
    } finally {
      program.killGroup();
      await program.ended();
    }
  });
});
