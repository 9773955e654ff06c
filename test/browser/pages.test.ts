import { expect } from 'chai';
import { seedDemo } from '../../seeders/index.js';
import { Closure, Koie, Payment, Refund } from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { type Tab, useBrowser } from '../support/browser.js';
import { useDatabase } from '../support/database.js';
import {
  buildAdmin,
  buildBoard,
  buildBooking,
  buildHold,
  buildPeriod,
  buildSit,
} from '../support/factories.js';
import { buildOneOfEach } from '../support/one-of-each.js';
import { usePanel } from '../support/panel.js';
import { type PanelPage, pagesOf } from '../support/panel-pages.js';

/** Which pages, of those whose names have it: `TEST_PAGES='koier/|dashboard' npx mocha test/browser/pages.test.ts`. */
const ONLY = new RegExp(process.env.TEST_PAGES ?? '');
const LOOKS = [
  { language: 'nb', axeAt: 1300 },
  { language: 'en', axeAt: 390 },
] as const;

/** Nothing is exempt: axe, the console, other hosts, and how a page is set count on every page of these. */
describe('Every page of the panel, at a desk and on a phone, in both languages', () => {
  const test = useDatabase({ seed: true });
  const panel = usePanel();
  const browser = useBrowser(panel);
  const someone = { sit: buildSit, board: buildBoard, admin: buildAdmin };
  const seen = new Set<string>();

  before(async function () {
    this.timeout(60_000);
    await seedDemo();
    await buildOneOfEach();
    await buildWhatWaits();
    await test.pool.query(
      "insert into totp_secrets (user_id, sealed, last_step) select max(ntnui_no), '', 0 from users",
    );
    const koie = await Koie.findOne({ rejectOnEmpty: true });
    await Closure.create({
      koieId: koie.id,
      firstNight: addDays(today(), 20),
      lastNight: addDays(today(), 22),
      reasonNb: 'Dugnad',
    });
  });

  /** All pages, and the tabs that are found on them. */
  async function look(tab: Tab, pages: PanelPage[], place: string, axeAt: 1300 | 390) {
    const faults: string[] = [];
    const titles = new Map<string, string>();
    let go = tab.open;
    for (const { name, address } of pages) {
      await go(address);
      go = tab.go;
      faults.push(...(await tab.faults(`${place}-${name.replaceAll(/[^\w-]+/g, '-')}`, axeAt)));
      const title = await tab.page.title();
      const other = titles.get(title);
      // Some only lead to another page, with what it is to begin with.
      const isItself = new URL(tab.page.url()).pathname === address.replace(/\?.*/, '');
      if (other && isItself) faults.push(`${name} and ${other} are both called «${title}»`);
      if (isItself) titles.set(title, name);
      for (const open of await tabsOn(tab, address)) {
        if (!pages.some((page) => page.address === open)) {
          pages.push({ name: `${name} ${open.replace(/.*\?tab=/, '')}`, address: open });
        }
      }
    }
    return faults;
  }

  for (const { language, axeAt } of LOOKS) {
    for (const role of ['sit', 'board', 'admin'] as const) {
      it(`${role}, ${language}`, async () => {
        const user = await someone[role]();
        const pages = (await pagesOf(await panel.login(user), role)).filter(({ name, address }) => {
          if (!ONLY.test(name)) return false;
          // What an administrator sees is what the board sees, and more.
          const key = `${role === 'sit' ? role : ''} ${language} ${address}`;
          if (seen.has(key)) return false;
          seen.add(key);
          return true;
        });
        const tab = await browser.tab();
        await tab.be(user);
        await tab.speak(language);
        const faults = await look(tab, pages, `${language}-${role}`, axeAt);
        expect(faults, faults.join('\n')).to.have.length(0);
      }).timeout(600_000);
    }

    it(`nobody, and what is not there, ${language}`, async () => {
      const tab = await browser.tab();
      await tab.speak(language);
      await tab.open('/admin/login');
      const faults = await tab.faults(`login-${language}`);
      await tab.open('/admin/forgotten');
      faults.push(...(await tab.faults(`forgotten-${language}`)));
      await tab.be(await buildBoard());
      await tab.open('/admin');
      for (const address of ['/admin/pages/nothing', '/admin/resources/bookings/records/999999/show']) {
        await tab.go(address);
        tab.takeTroubles();
        faults.push(...(await tab.faults(`not-found-${language}`)));
      }
      expect(faults, faults.join('\n')).to.have.length(0);
    });
  }
});

/** The tabs of a page that its address says, other than those that only filter. */
async function tabsOn(tab: Tab, address: string): Promise<string[]> {
  const all = (await tab.page.evaluate(
    `[...document.querySelectorAll('.k-tabs a')].map((link) => link.getAttribute('href'))`,
  )) as string[];
  return all.filter((href) => href.startsWith(`${address}?tab=`));
}

/** Bookings and money in states in which something is offered that is not else. */
async function buildWhatWaits(): Promise<void> {
  await buildPeriod({ nights: [30, 40], maxNights: 3, opensAt: new Date('2437-12-02T07:00:00Z') });
  const held = await buildHold({ from: 4 });
  const foreign = { state: 'wrong_amount', paymentIntentId: 'pi_foreign', amountOre: 4_000 } as const;
  await Payment.update(foreign, { where: { bookingId: held.id } });
  await buildBooking({ from: 3, settlement: 'invoice' });
  const paid = await buildBooking({ from: 0, to: 1, keyStatus: 'not_picked_up' });
  const { id: paymentId } = await Payment.findOne({ where: { bookingId: paid.id }, rejectOnEmpty: true });
  await Refund.create({ paymentId, amountOre: 100, reason: 'board', state: 'failed', settledAt: new Date() });
  await Refund.create({ paymentId, amountOre: 100, reason: 'board', method: 'elsewhere' });
}
