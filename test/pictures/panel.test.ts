import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { get as httpGet, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { expect } from 'chai';
import sharp from 'sharp';
import { config } from '../../config/index.js';
import { runJob } from '../../src/jobs/index.js';
import { AuditEntry, type Koie, Report } from '../../src/models/index.js';
import { today } from '../../src/platform/clock.js';
import { useDatabase } from '../support/database.js';
import { buildAdmin, buildBoard, buildKoie, buildMember, buildSit } from '../support/factories.js';
import { type PanelAnswer, usePanel, type Visitor } from '../support/panel.js';
import { photo } from '../support/photos.js';

const TEXTS = { altNor: 'Koia ved vannet', altEng: 'The koie by the lake' };
const folder = join(config.dataDir, 'pictures');

describe('pictures in the panel', function () {
  this.timeout(30_000);
  const database = useDatabase();
  const panel = usePanel();
  const visitors = {} as Record<'anonymous' | 'sit' | 'board' | 'admin', Visitor>;
  let upload: Buffer;

  before(async () => {
    upload = await photo();
    visitors.anonymous = panel.visitor();
    visitors.sit = await panel.login(await buildSit());
    visitors.board = await panel.login(await buildBoard());
    visitors.admin = await panel.login(await buildAdmin());
  });

  const at = (koie: { id: number }) => `/admin/api/pictures/koier/${koie.id}`;
  const query = (texts: Record<string, string>) => new URLSearchParams(texts).toString();

  function add(
    address: string,
    texts: Record<string, string> = TEXTS,
    {
      as = visitors.board,
      body = upload,
      headers = {},
    }: { as?: Visitor; body?: Buffer; headers?: Record<string, string> } = {},
  ): Promise<PanelAnswer> {
    return as.send('POST', `${address}?${query(texts)}`, {
      body: new Uint8Array(body),
      headers: { 'Content-Type': 'image/jpeg', ...headers },
    });
  }

  const say = (address: string, data: object, as = visitors.board) =>
    as.send('POST', address, { body: JSON.stringify(data), headers: { 'Content-Type': 'application/json' } });

  async function koieWith(count: number): Promise<{ koie: Koie; ids: number[] }> {
    const koie = await buildKoie();
    for (let number = 1; number <= count; number += 1)
      await add(at(koie), { altNor: `Bilde ${number}`, altEng: `Picture ${number}` });
    const { body } = await visitors.board.get(at(koie));
    return { koie, ids: body.pictures.map(({ id }: { id: number }) => id) };
  }

  const shown = async (koie: Koie) => {
    const { body } = await visitors.anonymous.get(`/koie/koie/${koie.slug}/`);
    return body.koie.pictures;
  };

  it('are for the board and administrators, whatever is asked', async () => {
    const { koie, ids } = await koieWith(1);
    const report = await Report.create({ koieId: koie.id, stayDate: today() });
    const [{ url }] = await shown(koie);
    const name = url.split('/').at(-1);
    for (const [role, expected] of [
      ['anonymous', 401],
      ['sit', 403],
      ['board', 200],
      ['admin', 200],
    ] as const) {
      const as = visitors[role];
      for (const address of [at(koie), `/admin/api/pictures/reports/${report.id}`]) {
        expect((await as.get(address)).status, `${role} lists ${address}`).to.equal(expected);
        expect((await add(address, TEXTS, { as })).status, `${role} adds`).to.equal(expected);
      }
      const { body } = await visitors.board.get(at(koie));
      const all = body.pictures.map(({ id }: { id: number }) => id);
      expect((await say(`${at(koie)}/order`, { ids: all }, as)).status, `${role} orders`).to.equal(expected);
      const { version } = body.pictures[0];
      const describing = await say(`${at(koie)}/${ids[0]}`, { ...TEXTS, version }, as);
      expect(describing.status, `${role} describes`).to.equal(expected);
      const removing = await say(`${at(koie)}/${all.length > 1 ? all.at(-1) : ids[0]}/remove`, {}, as);
      expect(removing.status, `${role} removes`).to.equal(expected);
      // To pages and pictures, who is not logged in is sent to log in.
      const file = await as.get(`/admin/pictures/${name}`);
      expect(file.status, `${role} sees`).to.equal(role === 'anonymous' ? 302 : expected);
    }
  });

  it('come to the guests in the order of the board, with texts in both languages', async () => {
    const { koie, ids } = await koieWith(3);
    const { status } = await say(`${at(koie)}/order`, { ids: [ids[2], ids[0], ids[1]] });
    expect(status).to.equal(200);
    await say(`${at(koie)}/${ids[0]}`, { altNor: 'Stua', altEng: 'The room', version: 0 });
    const pictures = await shown(koie);
    expect(pictures.map((picture: { alt_nor: string }) => picture.alt_nor)).to.deep.equal([
      'Bilde 3',
      'Stua',
      'Bilde 2',
    ]);
    for (const picture of pictures) {
      expect(picture).to.have.all.keys('url', 'width', 'height', 'alt_nor', 'alt_eng');
      expect([picture.width, picture.height]).to.deep.equal([1600, 1200]);
      expect(picture.url).to.match(
        /^http:\/\/localhost:9000\/koie\/pictures\/[0-9a-f]{32}-[0-9a-f]{16}\.webp$/,
      );
    }
    await say(`${at(koie)}/${ids[2]}/remove`, {});
    expect((await shown(koie)).map((picture: { alt_eng: string }) => picture.alt_eng)).to.deep.equal([
      'The room',
      'Picture 2',
    ]);
    const entries = await AuditEntry.findAll({ where: { resource: 'pictures', recordId: String(ids[2]) } });
    expect(entries.map(({ action }) => action)).to.include.members(['create', 'update', 'delete']);
  });

  it('are changed by one at a time: who saw another state is told so', async () => {
    const { koie, ids } = await koieWith(2);
    const [first = 0, second = 0] = ids;
    for (const wrong of [[first], [first, second, second], [first, first], [first, 999_999], []]) {
      const { status, body } = await say(`${at(koie)}/order`, { ids: wrong });
      expect([status, body.code], JSON.stringify(wrong)).to.deep.equal([409, 'changed_meanwhile']);
    }
    const described = { altNor: 'A', altEng: 'B', version: 0 };
    expect((await say(`${at(koie)}/${first}`, described)).status).to.equal(200);
    expect((await say(`${at(koie)}/${first}`, described)).body.code).to.equal('changed_meanwhile');
    const other = await buildKoie();
    for (const address of [`${at(other)}/${first}`, `${at(other)}/${first}/remove`, `${at(koie)}/999999`])
      expect((await say(address, described)).status, address).to.equal(404);
    const orders = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        say(`${at(koie)}/order`, { ids: index % 2 ? [first, second] : [second, first] }),
      ),
    );
    expect(orders.map(({ status }) => status)).to.deep.equal(orders.map(() => 200));
  });

  it('need texts in both languages, and say beside which field what is wrong', async () => {
    const koie = await buildKoie();
    const { status, body } = await add(at(koie), { altNor: ' ', altEng: 'x'.repeat(251) });
    expect(status).to.equal(400);
    expect(body.fields).to.deep.equal({
      altNor: ['Feltet må fylles ut.'],
      altEng: ['Kan ikke være lengre enn 250 tegn.'],
    });
    for (const [what, sent, told] of [
      ['no picture', Buffer.from('<html>'), 'Filen er ikke et bilde vi kan lese, eller den er skadet.'],
      ['nothing', Buffer.alloc(0), 'Feltet må fylles ut.'],
      ['too many bytes', Buffer.alloc(15 * 1024 * 1024 + 1), 'Filen er over 15 MB.'],
    ] as const) {
      const refused = await add(at(koie), TEXTS, { body: sent });
      expect(refused.status, what).to.equal(400);
      expect(refused.body.fields.picture[0], what).to.contain(told);
    }
    expect((await visitors.board.get(at(koie))).body).to.deep.equal({ pictures: [], most: 20 });
  });

  it('are not sent by another site, nor packed', async () => {
    const koie = await buildKoie();
    const foreign = await add(at(koie), TEXTS, { headers: { Origin: 'https://evil.example' } });
    expect(foreign.status).to.equal(403);
    const packed = await add(at(koie), TEXTS, { headers: { 'Content-Encoding': 'gzip' } });
    expect(packed.status).to.equal(415);
    for (const address of [
      '/admin/api/pictures/koier/999999',
      '/admin/api/pictures/users/1',
      `${at(koie)}/x/y`,
    ])
      expect((await visitors.board.get(address)).status, address).to.equal(404);
  });

  it('of a report are three at most, need no text, and are not for guests', async () => {
    const koie = await buildKoie();
    const report = await Report.create({ koieId: koie.id, stayDate: today() });
    const address = `/admin/api/pictures/reports/${report.id}`;
    const answers = await Promise.all([1, 2, 3, 4].map(() => add(address, {})));
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, 200, 200, 409]);
    const full = answers.find(({ status }) => status === 409);
    expect(full?.body.notice.message).to.equal('Det er ikke plass til flere enn 3 bilder. Fjern et først.');
    const { body } = await visitors.board.get(address);
    expect(body.pictures).to.have.lengthOf(3);
    const { name } = body.pictures[0];
    const seen = await visitors.board.get(`/admin/pictures/${name}`);
    expect([seen.status, seen.headers.get('cache-control')]).to.deep.equal([200, 'private, max-age=3600']);
    expect((await visitors.anonymous.get(`/koie/pictures/${name}`)).status).to.equal(404);
    expect(await shown(koie)).to.deep.equal([]);
  });

  it('leave no file behind: an hour after the picture is gone, or was never made, its files are', async () => {
    const { koie } = await koieWith(1);
    const [{ url }] = await shown(koie);
    const name = url.split('/').at(-1);
    const broken = `${'0'.repeat(32)}-${'0'.repeat(16)}.webp`;
    await database.pool.query(
      `insert into picture_files (name, width, height, bytes, sha256) values ($1, 1, 1, 1, repeat('0', 64))`,
      [broken],
    );
    expect(existsSync(join(folder, name))).to.equal(true);
    await database.pool.query('delete from koier where id = $1', [koie.id]);
    expect((await visitors.anonymous.get(`/koie/pictures/${name}`)).status).to.equal(404);
    await database.pool.query(`delete from job_runs`);
    expect((await runJob('sweep-pictures')).counts.removed).to.equal(0);
    expect(existsSync(join(folder, name))).to.equal(true);
    await database.pool.query(
      `update picture_files set unowned_since = now() - interval '61 minutes' where picture_id is null`,
    );
    await database.pool.query(`delete from job_runs`);
    expect((await runJob('sweep-pictures', { dryRun: true })).counts.removed).to.be.at.least(3);
    expect((await runJob('sweep-pictures')).counts.removed).to.be.at.least(3);
    expect(existsSync(join(folder, name))).to.equal(false);
    const { rows } = await database.pool.query('select name from picture_files');
    const kept = await readdir(folder);
    expect(rows.filter((row) => !kept.includes(row.name))).to.deep.equal([]);
  });

  it('are kept by browsers for good, and asked for by nobody twice', async () => {
    const { koie } = await koieWith(1);
    const [{ url }] = await shown(koie);
    const path = new URL(url).pathname;
    const get = (address: string, init: RequestInit = {}) => fetch(`${panel.url}${address}`, init);
    const whole = await get(path);
    expect(whole.status).to.equal(200);
    const headers = Object.fromEntries(whole.headers);
    expect(headers).to.include({
      'content-type': 'image/webp',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'cross-origin',
    });
    const bytes = Buffer.from(await whole.arrayBuffer());
    expect((await sharp(bytes).metadata()).width).to.equal(1600);
    expect(Number(headers['content-length'])).to.equal(bytes.length);
    // Not by fetch, which adds that nothing kept will do.
    const again = await new Promise<IncomingMessage>((resolve) => {
      httpGet(`${panel.url}${path}`, { headers: { 'If-None-Match': headers.etag } }, resolve);
    });
    again.resume();
    expect(again.statusCode).to.equal(304);
    const head = await get(path, { method: 'HEAD' });
    expect([head.status, Number(head.headers.get('content-length'))]).to.deep.equal([200, bytes.length]);
    for (const [width, expected] of [
      [100, 480],
      [481, 1280],
      [1280, 1280],
      [9999, 1600],
    ] as const) {
      const smaller = Buffer.from(await (await get(`${path}?width=${width}`)).arrayBuffer());
      expect((await sharp(smaller).metadata()).width, String(width)).to.equal(expected);
    }
    expect((await get(`${path}?width=wide`)).status).to.equal(400);
    for (const odd of [
      '..%2f..%2f..%2fpackage.json',
      '..%5c..%5c.env',
      '%00.webp',
      'x.webp',
      `${'0'.repeat(32)}-${'0'.repeat(16)}.webp`,
    ])
      expect((await get(`/koie/pictures/${odd}`)).status, odd).to.equal(404);
  });

  it('stay when the account of who added them goes', async () => {
    const { koie } = await koieWith(1);
    const member = await buildMember();
    await database.pool.query('update pictures set created_by = $1 where koie_id = $2', [
      member.ntnuiNo,
      koie.id,
    ]);
    await database.pool.query('delete from users where ntnui_no = $1', [member.ntnuiNo]);
    expect(await shown(koie)).to.have.lengthOf(1);
  });
});
