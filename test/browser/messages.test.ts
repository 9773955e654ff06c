import { expect } from 'chai';
import { Closure, Email } from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { type Tab, useBrowser } from '../support/browser.js';
import { useDatabase } from '../support/database.js';
import { buildBoard, buildBooking, buildKoie, buildUser } from '../support/factories.js';
import { usePanel } from '../support/panel.js';

describe('The page of messages in a browser', () => {
  useDatabase();
  const panel = usePanel();
  const browser = useBrowser(panel);
  let tab: Tab;
  let bookings: number[];
  let koieId: number;

  before(async () => {
    const koie = await buildKoie({ name: 'Flåkoia', numberOfBeds: 50 });
    koieId = koie.id;
    for (const name of ['Vekvessætra', 'Øvensenget', 'Kamtjønnkoia']) await buildKoie({ name });
    const english = await buildUser({ language: 'en', firstName: 'Mary', lastName: 'Smith' });
    const made = [
      await buildBooking({ koieId, guestName: 'Kari Nordmann', from: 2, to: 4 }),
      await buildBooking({ koieId, userId: english.ntnuiNo, from: 2, to: 3, settlement: 'invoice' }),
      await buildBooking({
        koieId,
        guestName: 'Ola Uten-Adresse',
        contactEmail: '',
        guestPhone: '+47 900 00 000',
      }),
    ];
    bookings = made.map(({ id }) => id);
  });
  beforeEach(async () => {
    tab = await browser.tab();
    await tab.be(await buildBoard());
    await Email.destroy({ where: {} });
  });

  it('chooses, shows who it is, and sends to just those', async () => {
    const { page } = tab;
    await tab.open('/admin/pages/messages');
    expect(await page.getByRole('button', { name: /^Send til/ }).count()).to.equal(0);
    await page.getByLabel('Fra og med').fill(addDays(today(), 2));
    await page.getByLabel('Til og med').fill(addDays(today(), 2));
    await page.getByRole('link', { name: 'Kari Nordmann' }).waitFor();
    await page.getByLabel('Flåkoia').check();
    await page.getByLabel('Tekst').first().fill('Hei {fornavn}!');
    await page.getByRole('status').filter({ hasText: 'Ingen engelsk tekst: 1' }).waitFor();
    await page.getByRole('button', { name: 'Send til 2' }).click();
    await page.getByText('{fornavn} finnes ikke').waitFor();
    expect(await tab.faults('board-messages-refused')).to.deep.equal([]);

    // What is written stays while one chooses others.
    await page.getByLabel('Betaling').selectOption('no');
    await page.getByRole('button', { name: 'Send til 1' }).waitFor();
    await page.getByLabel('Betaling').selectOption('');
    await page.getByRole('button', { name: 'Send til 2' }).waitFor();
    await page.getByLabel('Tekst').first().fill('Hei {navn}!\n\nSpjeldet på {koie} henger.');
    await page.getByRole('button', { name: 'Send til 2' }).click();
    await page.getByText(/^Skrevet .* av /).waitFor();
    expect(await tab.faults('board-messages-sent')).to.deep.equal([]);
    expect(await Email.count({ where: { kind: 'board_message' } })).to.equal(2);

    await tab.go(`/admin/resources/bookings/records/${bookings[0]}/show`);
    await page.locator('summary', { hasText: 'E-post' }).click();
    await page.getByRole('link', { name: 'Meldingen', exact: true }).click();
    await page.getByText('Spjeldet på {koie} henger.').waitFor();
    await page.getByRole('link', { name: 'Skriv en ny melding' }).click();
    await page.getByText('Velg fra og til').waitFor();
    expect(await tab.faults('board-messages')).to.deep.equal([]);
  }).timeout(60_000);

  it('is reached from a booking, a koie, a closure and the rows that are ticked', async () => {
    const { page } = tab;
    await tab.open(`/admin/resources/bookings/records/${bookings[0]}/show`);
    await page.locator('.k-more summary').click();
    await page.getByRole('link', { name: 'Skriv til gjestene' }).click();
    await page.getByRole('button', { name: 'Send til 1' }).waitFor();

    await tab.go(`/admin/resources/bookings/bulk/bulkMessage?recordIds=${bookings.join(',')}`);
    await page.getByText('3 valgte bestillinger').waitFor();
    await page.getByRole('button', { name: 'Send til 2' }).waitFor();
    await page.getByText('1 bestilling har ingen adresse').waitFor();
    expect(await tab.faults('board-messages-chosen')).to.deep.equal([]);

    await tab.go(`/admin/resources/koier/records/${koieId}/message`);
    await page.getByRole('button', { name: 'Send til 2' }).waitFor();
    expect(await page.getByLabel('Flåkoia').isChecked()).to.equal(true);

    const closed = { koieId, firstNight: addDays(today(), 3), lastNight: addDays(today(), 3) };
    const closure = await Closure.create({ ...closed, reasonNb: 'Storm' });
    await tab.go(`/admin/resources/closures/records/${closure.id}/message`);
    await page.getByRole('button', { name: 'Send til 1' }).waitFor();
    expect(await page.getByLabel('Fra og med').inputValue()).to.equal(closed.firstNight);
  }).timeout(60_000);
});
