import { expect } from 'chai';
import { tokenFor } from '../../src/services/guest-links/index.js';
import { type Tab, useBrowser } from '../support/browser.js';
import { useDatabase } from '../support/database.js';
import { buildBoard, buildBooking, buildKoie } from '../support/factories.js';
import { usePanel } from '../support/panel.js';

describe('Calendar feeds in a browser', () => {
  useDatabase();
  const panel = usePanel();
  const browser = useBrowser(panel);
  const statusOf = async (address: string) => (await fetch(panel.url + new URL(address).pathname)).status;

  it('are made, told by their address and revoked after a second click', async () => {
    await buildKoie({ name: 'Klikkoia' });
    const tab: Tab = await browser.tab();
    await tab.be(await buildBoard());
    await tab.speak('en');
    await tab.open('/admin/pages/feeds');
    await tab.page.getByText('You have none yet.').waitFor();
    await tab.page.getByRole('combobox', { name: 'Koie' }).selectOption('Klikkoia');
    await tab.page.getByRole('button', { name: 'Make calendar' }).click();
    const name = 'Stays and closures: Klikkoia';
    const address = await tab.page.getByLabel(`The address of ${name}`, { exact: true }).inputValue();
    expect(await statusOf(address)).to.equal(200);
    expect(await tab.faults('feeds-made')).to.deep.equal([]);
    await tab.page.getByRole('button', { name: `Revoke ${name}`, exact: true }).click();
    await tab.page.getByRole('button', { name: `Yes, revoke ${name}` }).click();
    await tab.page.getByText('You have none yet.').waitFor();
    expect(await statusOf(address)).to.equal(404);
  });

  it('of a guest are made and revoked on their own page, without a script', async () => {
    const booking = await buildBooking({ from: 3, to: 5 });
    const tab = await browser.tab({ isScriptless: true });
    await tab.open(`/koie/booking/manage/${await tokenFor(booking.id)}/?lang=en`);
    await tab.page.getByRole('link', { name: /Subscribe to your trips/ }).click();
    await tab.page.getByRole('button', { name: 'Make the address' }).click();
    const address = await tab.page.getByLabel('The address').inputValue();
    expect(await statusOf(address)).to.equal(200);
    await tab.page.getByRole('button', { name: 'Revoke the address' }).click();
    await tab.page.getByRole('button', { name: 'Make the address' }).waitFor();
    expect(await statusOf(address)).to.equal(404);
  });
});
