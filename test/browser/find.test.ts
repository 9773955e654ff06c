import { expect } from 'chai';
import { useBrowser } from '../support/browser.js';
import { useDatabase } from '../support/database.js';
import { buildBoard, buildBooking, buildKoie } from '../support/factories.js';
import { usePanel } from '../support/panel.js';

describe('Finding in a browser', () => {
  useDatabase();
  const panel = usePanel();
  const browser = useBrowser(panel);

  async function asBoard(address: string) {
    const tab = await browser.tab();
    await tab.be(await buildBoard());
    await tab.open(address);
    return tab;
  }

  it('opens a booking from any page by its guest’s name and the keyboard alone', async () => {
    const koie = await buildKoie({ name: 'Flåkoia' });
    const booking = await buildBooking({ koieId: koie.id, guestName: 'Ragnhild Fjæra' });
    const tab = await asBoard('/admin/pages/jobs');
    const { page } = tab;
    await page.keyboard.press('/');
    await page.keyboard.type('fjæra');
    await page.getByRole('option', { name: /Ragnhild Fjæra/ }).waitFor();
    expect(await tab.faults('found')).to.deep.equal([]);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/bookings/records/${booking.id}/show`);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('oppgaver');
    await page.getByRole('option', { name: 'Oppgaver' }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/resources/tasks/**');
  }).timeout(60_000);

  it('takes a filter away by its chip, and keeps filters by a name that it can be rid of', async () => {
    const koie = await buildKoie({ name: 'Telin' });
    const tab = await asBoard(`/admin/resources/bookings/actions/list?filters.koieId=${koie.id}`);
    const { page } = tab;
    await page.getByRole('button', { name: 'Lagre utvalget' }).click();
    await page.getByLabel('Navn på utvalget').fill('Bare Telin');
    await page.keyboard.press('Enter');
    const saved = page.getByRole('link', { name: 'Bare Telin' });
    await saved.waitFor();
    await page.getByRole('button', { name: /Koie: Telin/ }).click();
    await page.waitForURL((url) => !url.search.includes('koieId'));
    await saved.click();
    await page.waitForURL(/koieId/);
    expect(await tab.faults('saved view')).to.deep.equal([]);
    await page.getByRole('button', { name: 'Fjern «Bare Telin»' }).click();
    await saved.waitFor({ state: 'detached' });
  }).timeout(60_000);
});
