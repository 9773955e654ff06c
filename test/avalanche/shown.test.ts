import { expect } from 'chai';
import { Closure, Email, type Koie } from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { write } from '../../src/platform/write.js';
import { heatMap } from '../../src/services/beds/heat-map.js';
import { pickUps } from '../../src/services/keys/desk.js';
import { handOutKey, KeyMustBeConfirmed } from '../../src/services/keys/hand-keys.js';
import { queueBookingMails } from '../../src/services/mail/index.js';
import { useApi } from '../support/api.js';
import { type Tab, useBrowser } from '../support/browser.js';
import { useDatabase } from '../support/database.js';
import { buildBoard, buildBooking, buildKoie, buildSit } from '../support/factories.js';
import { guestOf } from '../support/guest.js';
import { usePanel } from '../support/panel.js';

describe('The danger of avalanches is shown', function () {
  this.timeout(60_000);
  const database = useDatabase();
  const panel = usePanel();
  const api = useApi();
  const browser = useBrowser(panel);
  let koie: Koie;
  let elsewhere: Koie;
  const sit = { source: 'panel' } as const;
  const night = (ahead: number) => addDays(today(), ahead);

  before(async () => {
    koie = await buildKoie({
      name: 'Kamtjønnkoia',
      slug: 'kamtjonnkoia',
      numberOfBeds: 40,
      avalancheRegion: 3022,
      avalancheMode: 'propose',
    });
    elsewhere = await buildKoie({ name: 'Flåkoia', slug: 'flakoia', numberOfBeds: 40 });
  });
  beforeEach(() => says(3, 0, null));

  async function says(...levels: (number | null)[]) {
    await database.sequelize.query(`delete from closures; delete from avalanche_decisions;
      delete from avalanche_warnings; delete from avalanche_regions;
      insert into avalanche_regions (region, answered_at) values (3022, now())`);
    for (const [ahead, level] of levels.entries()) {
      if (level === null) continue;
      await database.pool.query(
        `insert into avalanche_warnings (region, day, level, text_nb, text_en, link, published_at)
         values (3022, $1, $2, $3, $4, $5, now())`,
        [
          night(ahead),
          level,
          level === 0 ? 'Ikke vurdert' : 'Unngå bratte heng. Fokksnøen er lett å løse ut.',
          level === 0 ? 'Not assessed' : 'Avoid steep slopes. The wind slab is easy to trigger.',
          `https://www.varsom.no/snoskred/varsling/varsel/Trollheimen/${night(ahead)}`,
        ],
      );
    }
  }

  it('in the detail of the koie, with its source, and null where it is not watched', async () => {
    const { body } = await api.get('/koie/koie/kamtjonnkoia/');
    expect(body.koie.avalanche.fetched_at).to.match(/^\d{4}-\d\d-\d\dT.*Z$/);
    expect(body.koie.avalanche).to.deep.include({
      region: 3022,
      threshold: 3,
      source: 'Varsom.no / NVE',
      days: [
        {
          date: night(0),
          level: 3,
          text_nor: 'Unngå bratte heng. Fokksnøen er lett å løse ut.',
          text_eng: 'Avoid steep slopes. The wind slab is easy to trigger.',
        },
        { date: night(1), level: 0, text_nor: 'Ikke vurdert', text_eng: 'Not assessed' },
        { date: night(2), level: null, text_nor: '', text_eng: '' },
      ],
    });
    expect((await api.get('/koie/koie/flakoia/')).body.koie.avalanche).to.equal(null);
  });

  it('to SiT, who must confirm it before the key goes out', async () => {
    const booking = await buildBooking({ koieId: koie.id, from: 0, to: 2 });
    const later = await buildBooking({ koieId: koie.id, from: 1, to: 2 });
    const other = await buildBooking({ koieId: elsewhere.id, from: 0, to: 2 });
    const told = new Map((await pickUps({}, 'nb')).map(({ id, avalanche }) => [id, avalanche]));
    expect(told.get(booking.id)).to.match(/^Faregrad 3 \(betydelig\) natta .*, sier Varsom\.no \/ NVE$/);
    expect([told.get(later.id), told.get(other.id)]).to.deep.equal([null, null]);
    const hand = (isConfirmed: boolean) => handOutKey(booking.id, { isConfirmed, language: 'en' }, sit);
    const refusal = await hand(false).catch((error: unknown) => error);
    expect(refusal).to.be.instanceOf(KeyMustBeConfirmed);
    expect((refusal as KeyMustBeConfirmed).concerns.avalanche).to.match(/^Danger level 3 \(considerable\)/);
    expect((await hand(true)).keyStatus).to.equal('picked_up');
    await handOutKey(other.id, { isConfirmed: false, language: 'nb' }, sit);
  });

  it('to the guest, on their page and in the information mail', async () => {
    const booking = await buildBooking({ koieId: koie.id, from: 0, to: 3 });
    const other = await buildBooking({ koieId: elsewhere.id, from: 0, to: 3 });
    await write(sit, async (transaction) => {
      await queueBookingMails(booking.id, transaction);
      await queueBookingMails(other.id, transaction);
    });
    const mailOf = async (bookingId: number) =>
      (await Email.findOne({ where: { bookingId, kind: 'koie_information' }, rejectOnEmpty: true })).text;
    const mail = await mailOf(booking.id);
    expect(mail).to.contain('faregrad 3 (betydelig)\nUnngå bratte heng.');
    expect(mail)
      .to.contain('faregrad ikke vurdert')
      .and.to.contain('Varselet hos Varsom.no / NVE: https://www.varsom');
    expect(mail).to.contain('Fra faregrad 3 kan koia bli stengt.');
    expect(await mailOf(other.id)).not.to.contain('faregrad');
    const { text } = await (await guestOf(booking, panel)).open('', '?lang=en');
    expect(text).to.contain('danger level 3 (considerable)').and.to.contain('Avoid steep slopes.');
    expect((await (await guestOf(other, panel)).open()).text).not.to.contain('faregrad');
  });

  it('to the board in the heat map and the nights of the koie, in words too', async () => {
    const rows = await heatMap(today(), 3);
    const dangers = (id: number) => rows.find((row) => row.id === id)?.nights.map(({ danger }) => danger);
    const known = [{ level: 3, isReached: true }, { level: 0, isReached: false }, null];
    expect(dangers(koie.id)).to.deep.equal(known);
    expect(dangers(elsewhere.id)).to.deep.equal([null, null, null]);
    const tab = await boardTab();
    await tab.open('/admin');
    await tab.page
      .getByRole('link', { name: /^Kamtjønnkoia, .*snøskredfare 3/ })
      .first()
      .waitFor();
    expect(await tab.faults('avalanche-heat-map')).to.deep.equal([]);
    await tab.go(`/admin/resources/koier/records/${koie.id}/show`);
    await tab.page
      .getByRole('link', { name: /snøskredfare 3/ })
      .first()
      .waitFor();
    expect(await tab.faults('avalanche-nights')).to.deep.equal([]);
  });

  it('to the board, who closes with one click and is led to whom it hits', async () => {
    const tab = await boardTab();
    const { page } = tab;
    await tab.open('/admin');
    await page.getByText('Skal', { exact: false }).first().waitFor();
    expect(await page.getByRole('link', { name: /Kamtjønnkoia følges for snøskredfare/ }).count()).to.equal(
      1,
    );
    expect(await tab.faults('avalanche-first')).to.deep.equal([]);
    await page.getByRole('button', { name: 'Steng', exact: true }).click();
    await page.waitForURL(/closures\/records\/\d+\/seeTo/);
    const closure = await Closure.findOne({ rejectOnEmpty: true });
    expect(closure).to.deep.include({ firstNight: night(0), lastNight: night(0), source: 'avalanche' });
    expect(await tab.faults('avalanche-closure')).to.deep.equal([]);
    await tab.go(`/admin/resources/koier/records/${koie.id}/show`);
    await page.getByRole('link', { name: 'Stengt for snøskredfare' }).waitFor();
    expect(await tab.faults('avalanche-koie')).to.deep.equal([]);
    await page.getByRole('button', { name: 'Hold åpen …' }).click();
    await page.getByLabel('Hvorfor?').fill('Trygg vei inn fra nord');
    await page.getByRole('button', { name: 'Hold åpen', exact: true }).click();
    await page.getByText('Styret holder den åpen').waitFor();
    expect(await Closure.count()).to.equal(0);
    expect(await tab.faults('avalanche-decided')).to.deep.equal([]);
    await tab.go('/admin/pages/calendar?koie=kamtjonnkoia');
    await page.getByText('3 – betydelig').waitFor();
    expect(await tab.faults('avalanche-calendar')).to.deep.equal([]);
  });

  it('to SiT at the desk, before any key goes out', async () => {
    const tab = await browser.tab();
    await tab.be(await buildSit());
    await tab.open('/admin/pages/desk');
    await tab.page.getByText('Kamtjønnkoia: faregrad 3', { exact: false }).waitFor();
    expect(await tab.faults('avalanche-desk')).to.deep.equal([]);
  });

  it('tells the board that there have been no good answers, and refuses what cannot be answered', async () => {
    await says(1);
    await database.sequelize.query(`update avalanche_regions set answered_at = now() - interval '25 hours'`);
    const board = await panel.login(await buildBoard());
    const { body } = await board.get('/admin/api/dashboard');
    expect(body.avalanche.silent).to.have.length(1);
    expect(body.avalanche.asked).to.deep.equal([]);
    const act = (payload: object) =>
      board.send('POST', `/admin/api/resources/koier/records/${koie.id}/avalanche`, {
        headers: { 'Content-Type': 'application/json', Origin: panel.url },
        body: JSON.stringify(payload),
      });
    for (const payload of [
      {},
      { answer: 'close', nights: ['all'] },
      { answer: 'close', nights: night(0) },
      { answer: 'keep_open', nights: night(0), reason: '' },
      { answer: 'lift', nights: "'; drop table koier" },
    ]) {
      const { status, body: answered } = await act(payload);
      expect([status, answered.notice.type], JSON.stringify(payload)).to.deep.equal([200, 'error']);
    }
  });

  async function boardTab(): Promise<Tab> {
    const tab = await browser.tab();
    await tab.be(await buildBoard());
    return tab;
  }
});
