import { expect } from 'chai';
import { Report } from '../../src/models/index.js';
import { today } from '../../src/platform/clock.js';
import { type Tab, useBrowser } from '../support/browser.js';
import { useDatabase } from '../support/database.js';
import { buildBoard, buildBooking, buildKoie } from '../support/factories.js';
import { usePanel } from '../support/panel.js';

const YEAR = Number(today().slice(0, 4)) - 2;

describe('The figures of a year in a browser', () => {
  useDatabase();
  const panel = usePanel();
  const browser = useBrowser(panel);
  const part = (tab: Tab, name: string) => tab.page.getByRole('region', { name, exact: true });

  before(async () => {
    const koie = await buildKoie();
    const stay = { koieId: koie.id, guestsMember: 3 };
    for (const [year, month] of [
      [YEAR, '03'],
      [YEAR, '07'],
      [YEAR - 1, '03'],
    ])
      await buildBooking({
        ...stay,
        arrivalDate: `${year}-${month}-10`,
        departureDate: `${year}-${month}-12`,
      });
    await Report.create({
      koieId: koie.id,
      stayDate: `${YEAR}-03-10`,
      firewood: 2,
      choppedUpWood: 3,
      gasIsFull: true,
    });
  });

  async function asBoard(): Promise<Tab> {
    const tab = await browser.tab();
    await tab.be(await buildBoard());
    await tab.speak('en');
    return tab;
  }

  it('are drawn, said in words, told as tables, and follow what is chosen in the address', async () => {
    const tab = await asBoard();
    await tab.open(`/admin/pages/figures?year=${YEAR}`);
    const nights = part(tab, 'Guest-nights by month');
    const plot = nights.getByRole('img', { name: new RegExp(`March ${YEAR}: 6 \\(${YEAR - 1}: 6\\)`) });
    await plot.waitFor();
    await plot.locator('svg [aria-label=bar] rect').nth(6).waitFor();
    await nights.getByText('Show as a table').click();
    await nights.getByRole('row', { name: `July ${YEAR} 6 0` }).waitFor();
    await part(tab, 'Occupancy by koie and week').locator('svg [aria-label=cell] rect').first().waitFor();
    await part(tab, 'Wood and gas through the year').locator('svg [aria-label=dot] circle').first().waitFor();

    await tab.page.getByRole('combobox', { name: 'Compare with' }).selectOption('none');
    await nights.getByRole('img', { name: new RegExp(`March ${YEAR}: 6;`) }).waitFor();
    await tab.page.getByRole('combobox', { name: 'Year' }).selectOption(String(YEAR - 1));
    await nights
      .getByRole('img', { name: new RegExp(`March ${YEAR - 1}: 6 \\(${YEAR - 2}: 0\\)`) })
      .waitFor();
    expect(new URL(tab.page.url()).search).to.equal(`?year=${YEAR - 1}`);
    expect(tab.takeTroubles()).to.deep.equal([]);
  });

  it('say their numbers where they are pointed at, and can be saved', async () => {
    const tab = await asBoard();
    await tab.open(`/admin/pages/figures?year=${YEAR}`);
    const nights = part(tab, 'Guest-nights by month');
    const bar = nights.locator('svg [aria-label=bar] rect').nth(6);
    await bar.scrollIntoViewIfNeeded();
    await bar.hover();
    await nights.locator('svg [aria-label=tip]').getByText(`July ${YEAR}: 6`).waitFor();
    const [download] = await Promise.all([
      tab.page.waitForEvent('download'),
      nights.getByRole('button', { name: 'Download CSV: Guest-nights by month' }).click(),
    ]);
    expect(download.suggestedFilename()).to.equal(`guest-nights-${YEAR}.csv`);
  });

  it('are left to their tables where the plots do not come', async () => {
    const tab = await asBoard();
    await tab.page.route(/plots\.js/, (route) => route.abort());
    await tab.open(`/admin/pages/figures?year=${YEAR}`);
    const nights = part(tab, 'Guest-nights by month');
    await nights.getByText('The plot could not be fetched.').waitFor();
    await nights.getByText('Show as a table').click();
    await nights.getByRole('row', { name: `July ${YEAR} 6 0` }).waitFor();
  });
});
