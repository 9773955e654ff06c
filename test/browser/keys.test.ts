import { expect } from 'chai';
import { Booking, Desk, Key, Koie, Task } from '../../src/models/index.js';
import { type Tab, useBrowser } from '../support/browser.js';
import { useDatabase } from '../support/database.js';
import { buildBoard, buildBooking, buildKoie, buildSit } from '../support/factories.js';
import { usePanel } from '../support/panel.js';

describe('Numbered keys in a browser', () => {
  useDatabase();
  const panel = usePanel();
  const browser = useBrowser(panel);
  let desk: Desk;

  before(async () => {
    desk = await Desk.create({ name: 'SiT Gløshaugen' });
  });

  const rowOf = ({ page }: Tab, { reference }: Booking) => page.locator(`[data-reference="${reference}"]`);
  const told = ({ page }: Tab, text: RegExp) => page.getByRole('status').filter({ hasText: text }).waitFor();
  const addKeys = async (koie: Koie, ...labels: string[]) => {
    for (const label of labels) await Key.create({ koieId: koie.id, deskId: desk.id, label });
  };
  const keyOf = async ({ id }: Booking) => (await Key.findOne({ where: { bookingId: id } }))?.label;

  it('go out with one click, the number shown before and after, or another that is picked', async () => {
    const koie = await buildKoie({ name: 'Flåkoia', deskId: desk.id, numberOfBeds: 50 });
    await addKeys(koie, '1', '2', '3');
    const first = await buildBooking({ koieId: koie.id, from: 0, to: 2, guestName: 'Kari Moe' });
    const second = await buildBooking({ koieId: koie.id, from: 0, to: 1, guestName: 'Ola Lund' });
    const tab = await browser.tab({});
    await tab.be(await buildSit());
    await tab.open('/admin/pages/desk');
    const choice = rowOf(tab, first).getByLabel(/^Nøkkel som leveres ut/);
    expect(await choice.locator('option:checked').textContent()).to.equal('1');
    await rowOf(tab, first)
      .getByRole('button', { name: /^Lever ut/ })
      .click();
    await told(tab, /^Nøkkel 1 til Flåkoia er levert ut til Kari Moe/);
    expect(await keyOf(first)).to.equal('1');

    await rowOf(tab, second)
      .getByLabel(/^Nøkkel som leveres ut/)
      .selectOption({ label: '3' });
    await rowOf(tab, second)
      .getByRole('button', { name: /^Lever ut/ })
      .click();
    await told(tab, /^Nøkkel 3 til Flåkoia er levert ut til Ola Lund/);
    expect(await keyOf(second)).to.equal('3');
    expect(tab.takeTroubles()).to.deep.equal([]);
  });

  it('are said to be gone before the click, with who has them, and then a note is asked for', async () => {
    const koie = await buildKoie({ name: 'Holvassgamma', deskId: desk.id, numberOfBeds: 50 });
    await addKeys(koie, '1');
    const other = await buildBooking({ koieId: koie.id, from: -1, to: 1, guestName: 'Per Nilsen' });
    await other.update({ keyStatus: 'picked_up' });
    const booking = await buildBooking({ koieId: koie.id, from: 0, to: 2, guestName: 'Anne Dahl' });
    const tab = await browser.tab({});
    await tab.be(await buildSit());
    await tab.open('/admin/pages/desk');
    const row = rowOf(tab, booking);
    await row.getByText(/^Ingen nøkkel igjen · Nøkkel 1: Per Nilsen, ventes/).waitFor();
    await row.getByRole('button', { name: /^Lever ut/ }).click();
    const dialog = tab.page.getByRole('dialog');
    const confirm = dialog.getByRole('button', { name: /lever ut/ });
    expect(await confirm.isDisabled()).to.equal(true);
    await dialog.getByLabel(/^Hvorfor uten/).fill('Fikk reservenøkkelen');
    await confirm.click();
    await told(tab, /er levert ut til Anne Dahl/);
    await booking.reload();
    expect(booking).to.include({ keyStatus: 'picked_up', withoutKeyNote: 'Fikk reservenøkkelen' });
  });

  it('that are lost are reported at the desk', async () => {
    const koie = await buildKoie({ name: 'Kåsen', deskId: desk.id, numberOfBeds: 50 });
    await addKeys(koie, '4');
    const booking = await buildBooking({ koieId: koie.id, from: -1, to: 0, guestName: 'Eli Berg' });
    await booking.update({ keyStatus: 'picked_up' });
    const tab = await browser.tab({});
    await tab.be(await buildSit());
    await tab.open('/admin/pages/desk');
    await tab.page.getByRole('button', { name: /^Innlevering/ }).click();
    await rowOf(tab, booking)
      .getByRole('button', { name: /^Mistet eller ødelagt/ })
      .click();
    const dialog = tab.page.getByRole('dialog');
    expect(await dialog.getByLabel(/^Gebyr/).count()).to.equal(0);
    await dialog.getByLabel('Notat').fill('Falt i elva');
    await dialog.getByRole('button', { name: 'Meld fra' }).click();
    await rowOf(tab, booking).waitFor({ state: 'detached' });
    const task = await Task.findOne({ where: { koieId: koie.id }, rejectOnEmpty: true });
    expect(task).to.include({ item: 'key', note: 'Falt i elva' });
  });

  it('are all on one page, where they are taken in and counted', async () => {
    const koie = await Koie.findOne({ where: { name: 'Kåsen' }, rejectOnEmpty: true });
    await addKeys(koie, '5', '6');
    const booking = await buildBooking({ koieId: koie.id, from: -6, to: -4, guestName: 'Jon Vik' });
    await booking.update({ keyStatus: 'picked_up' });
    const tab = await browser.tab({});
    await tab.be(await buildBoard());
    await tab.open('/admin/pages/keys');
    const { page } = tab;
    await page.getByRole('heading', { name: 'Forfalt' }).waitFor();
    await page.getByRole('button', { name: /^Ta imot nøkkel 5, Kåsen/ }).click();
    await page.getByRole('heading', { name: 'Forfalt' }).waitFor({ state: 'detached' });
    expect((await Booking.findByPk(booking.id))?.keyStatus).to.equal('delivered');

    await page.getByRole('button', { name: 'Tell hylla' }).click();
    await page.getByRole('button', { name: /^Kryss av alle/ }).click();
    await page.getByRole('group', { name: 'Kåsen' }).getByLabel(/^6/).uncheck();
    expect(await tab.faults('keys-shelf', 390)).to.deep.equal([]);
    await page.getByRole('button', { name: 'Ferdig talt' }).click();
    await page.getByText(/^Sist talt .* 1 manglet, 0 uventet/).waitFor();
    const key = await Key.findOne({ where: { koieId: koie.id, label: '6' }, rejectOnEmpty: true });
    expect(await Task.count({ where: { keyId: key.id, state: 'open' } })).to.equal(1);
    expect(tab.takeTroubles()).to.deep.equal([]);
  });

  for (const [language, colorScheme] of [
    ['nb', 'light'],
    ['en', 'dark'],
  ] as const) {
    it(`look right in ${language} and ${colorScheme}`, async () => {
      const koie = await Koie.findOne({ where: { name: 'Flåkoia' }, rejectOnEmpty: true });
      await addKeys(koie, `1${language}`);
      const late = await buildBooking({ koieId: koie.id, from: -6, to: -4, guestName: 'Liv Sand' });
      await late.update({ keyStatus: 'picked_up' });
      await buildBooking({ koieId: koie.id, from: 1, to: 2, guestName: 'Bo Aas' });
      const tab = await browser.tab({});
      await tab.be(await buildBoard());
      await tab.speak(language);
      await tab.page.emulateMedia({ colorScheme });
      await tab.open('/admin/pages/desk');
      expect(await tab.faults(`keys-desk-out-${language}`, 390)).to.deep.equal([]);
      await tab.page.getByRole('button', { name: /^(Innlevering|Returns)/ }).click();
      await rowOf(tab, late).waitFor();
      expect(await tab.faults(`keys-desk-in-${language}`, 390)).to.deep.equal([]);
      await rowOf(tab, late)
        .getByRole('button', { name: /^(Mistet|Lost)/ })
        .click();
      expect(await tab.faults(`keys-report-${language}`, 390)).to.deep.equal([]);
      await tab.open('/admin/pages/keys');
      expect(await tab.faults(`keys-now-${language}`, 390)).to.deep.equal([]);
    });
  }
});
