import { expect } from 'chai';
import type { Locator } from 'playwright-core';
import { Booking } from '../../src/models/index.js';
import { type Tab, useBrowser } from '../support/browser.js';
import { useDatabase } from '../support/database.js';
import { buildBooking, buildKoie, buildSit, buildUser } from '../support/factories.js';
import { usePanel } from '../support/panel.js';

describe('The key desk in a browser', () => {
  useDatabase();
  const panel = usePanel();
  const browser = useBrowser(panel);

  const keyOf = async ({ id }: Booking) => (await Booking.findByPk(id))?.keyStatus;

  async function atDesk(width?: number): Promise<Tab> {
    const tab = await browser.tab(width ? { width } : {});
    await tab.be(await buildSit());
    await tab.open('/admin/pages/desk');
    return tab;
  }

  async function guestNamed(firstName: string, lastName: string) {
    const guest = await buildUser({ firstName, lastName });
    const koie = await buildKoie({ name: `${lastName}koia` });
    return buildBooking({ userId: guest.ntnuiNo, koieId: koie.id, from: 0, to: 2 });
  }

  it('finds a guest by name, hands the key out in one click and takes it back in another', async () => {
    const booking = await guestNamed('Solveig', 'Fjellheim');
    const { page, takeTroubles } = await atDesk();
    await page.getByRole('textbox', { name: /Søk etter/ }).fill('fjellh');
    await page.getByRole('button', { name: /^Lever ut nøkkel: .*Fjellheim/ }).click();
    const undo = page.getByRole('button', { name: /^Angre: .*Fjellheim/ });
    await undo.waitFor();
    expect(await keyOf(booking)).to.equal('picked_up');

    // What comes at once is taken for a double click, and does nothing.
    while (!(await isShown(page.getByText(/^Angret: .*Fjellheim/)))) await undo.click();
    expect(await keyOf(booking)).to.equal('not_picked_up');
    expect(takeTroubles()).to.deep.equal([]);
  });

  it('works from the keyboard alone, by reference', async () => {
    const booking = await guestNamed('Torolv', 'Uvær');
    const { page } = await atDesk();
    await page.keyboard.type(booking.reference.toLowerCase());
    await page.getByRole('button', { name: /^Lever ut nøkkel: .*Uvær/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText(/er levert ut til .*Uvær/).waitFor();
    expect(await keyOf(booking)).to.equal('picked_up');
  });

  it('asks before a key goes out that somebody has left a note about', async () => {
    const booking = await guestNamed('Gunhild', 'Storskog');
    await booking.update({ deskNote: 'Be om legitimasjon' });
    const { page } = await atDesk(390);
    await page.getByRole('button', { name: /^Lever ut nøkkel: .*Storskog/ }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.textContent()).to.contain('Be om legitimasjon');
    expect(await keyOf(booking)).to.equal('not_picked_up');
    await dialog.getByRole('button', { name: /Jeg har lest det/ }).click();
    await page.getByText(/er levert ut til .*Storskog/).waitFor();
    expect(await keyOf(booking)).to.equal('picked_up');
  });

  it('tells of a colleague who was faster, and changes nothing', async () => {
    const booking = await guestNamed('Halldis', 'Myrmo');
    const { page } = await atDesk();
    const button = page.getByRole('button', { name: /^Lever ut nøkkel: .*Myrmo/ });
    await button.waitFor();
    await booking.update({ keyStatus: 'delivered' });
    await button.click();
    await page.getByText(/en kollega var raskere med .*Myrmo/).waitFor();
    expect(await keyOf(booking)).to.equal('delivered');
  });

  it('shows a key that a colleague has handed out, without being asked', async () => {
    const booking = await guestNamed('Eldbjørg', 'Vassfjell');
    const { page } = await atDesk();
    const row = page.locator(`[data-reference="${booking.reference}"]`).getByText(/Lever ut/);
    await row.waitFor();
    await booking.update({ keyStatus: 'picked_up' });
    await row.waitFor({ state: 'detached', timeout: 40_000 });
  }).timeout(60_000);

  it('does not offer what is not confirmed', async () => {
    const koie = await buildKoie({ name: 'Holdkoia' });
    await buildBooking({ koieId: koie.id, from: 0, to: 2, confirmedAt: null, guestName: 'Ubekreftet Gjest' });
    const { page } = await atDesk();
    await page.getByRole('textbox', { name: /Søk etter/ }).fill('ubekreftet');
    await page.getByText(/Ingen bekreftet bestilling passer/).waitFor();
  });

  const isShown = (what: Locator) =>
    what.waitFor({ timeout: 1_000 }).then(
      () => true,
      () => false,
    );
});
