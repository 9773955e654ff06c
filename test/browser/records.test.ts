import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { Closure, Email, type Koie, Report, Task, User } from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { type Tab, useBrowser } from '../support/browser.js';
import { useDatabase } from '../support/database.js';
import {
  buildAdmin,
  buildBoard,
  buildBooking,
  buildHold,
  buildKoie,
  buildMember,
  buildSit,
  buildUser,
  PASSWORD,
} from '../support/factories.js';
import { usePanel } from '../support/panel.js';

describe('The pages of a record in a browser', () => {
  const database = useDatabase();
  const panel = usePanel();
  const browser = useBrowser(panel);

  async function asBoard(path: string): Promise<Tab> {
    const tab = await browser.tab();
    await tab.be(await buildBoard());
    await tab.open(path);
    return tab;
  }
  const edit = (resource: string, id: number) => `/admin/resources/${resource}/records/${id}/edit`;
  const show = (resource: string, id: number) => `/admin/resources/${resource}/records/${id}/show`;

  async function closed(koie: Koie): Promise<Closure> {
    return Closure.create({
      koieId: koie.id,
      firstNight: '2427-07-01',
      lastNight: '2427-07-02',
      reasonNb: 'Dugnad',
    });
  }

  it('keeps the days that were there and stores the day that was chosen, far from Oslo', async () => {
    const closure = await closed(await buildKoie());
    const { page, takeTroubles } = await asBoard(edit('closures', closure.id));
    await page.getByLabel(/Siste stengte natt/).fill('2427-07-05');
    await page.getByRole('button', { name: 'Lagre', exact: true }).click();
    await page.waitForURL(/\/show/);
    await page.getByText('5. juli 2427').first().waitFor();
    const { firstNight, lastNight, reasonNb } = await closure.reload();
    expect({ firstNight, lastNight, reasonNb }).to.deep.equal({
      firstNight: '2427-07-01',
      lastNight: '2427-07-05',
      reasonNb: 'Dugnad',
    });
    expect(takeTroubles()).to.deep.equal([]);
  });

  it('says in words that a record does not exist, and leads back', async () => {
    const tab = await asBoard('/admin/resources/koier/actions/list');
    tab.takeTroubles();
    await tab.go(show('bookings', 999_999));
    const { page } = tab;
    await page.getByText('Det du så etter, finnes ikke (lenger).').waitFor();
    const faults = (await tab.faults('board-missing-record')).filter((fault) => !fault.includes('404'));
    expect(faults).to.deep.equal([]);
    await page.getByRole('main').getByRole('link', { name: 'Bestillinger' }).click();
    await page.getByRole('heading', { level: 1, name: 'Bestillinger' }).waitFor();
    await tab.go('/admin/resources/bookings/records/1/ingenting');
    await page.getByRole('heading', { level: 1, name: 'Siden finnes ikke' }).waitFor();
  });

  it('asks to log in over a form when the session is over, and saves what was written', async () => {
    const user = await buildBoard();
    const koie = await buildKoie();
    const tab = await browser.tab();
    const { page } = tab;
    await tab.be(user);
    await tab.open(edit('koier', koie.id));
    await page.getByLabel(/^Pris, medlem/).fill('77');
    await database.pool.query('delete from sessions');
    await page.getByRole('button', { name: 'Lagre', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Du er logget ut' });
    await dialog.getByLabel('Passord').fill('feil');
    await dialog.getByRole('button', { name: 'Logg inn og fortsett' }).click();
    await dialog.getByText('Feil e-post eller passord').waitFor();
    await dialog.getByLabel('Passord').fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Logg inn og fortsett' }).click();
    await page.waitForURL(/\/show/);
    expect((await koie.reload()).priceMember).to.equal(77);
  });

  it('sorts from the first page on', async () => {
    await buildKoie();
    await buildKoie();
    const tab = await asBoard('/admin/resources/koier/actions/list?page=2&perPage=1');
    const { page } = tab;
    await page.getByRole('columnheader').getByRole('link', { name: 'Navn' }).click();
    await page.waitForURL(/sortBy=name/);
    expect(page.url()).not.to.contain('page=');
  });

  it('leaves an inspection unanswered until somebody says that the rest is in order', async () => {
    const koie = await buildKoie({ name: 'Tilsynskoia' });
    const tab = await asBoard(`/admin/resources/reports/actions/new?koieId=${koie.id}&stayDate=${today()}`);
    const { page } = tab;
    await page.getByLabel(/^Øks/).selectOption({ label: '2 – Ødelagt eller mangler' });
    expect(await page.getByLabel(/^Røykvarsler/).inputValue()).to.equal('');
    await page.getByRole('button', { name: 'Resten er i orden' }).click();
    await page.getByRole('button', { name: 'Lagre', exact: true }).click();
    await page.waitForURL(/\/show/);
    const report = await Report.findOne({ where: { koieId: koie.id }, rejectOnEmpty: true });
    expect([report.axe, report.saw, report.firewood, report.smokeDetectorIsWorking]).to.deep.equal([
      2,
      0,
      4,
      true,
    ]);
  });

  it('shows a report as a sheet: in words what is wrong first, and what is in order folded away', async () => {
    const koie = await buildKoie({ name: 'Rapportkoia' });
    const found = { axe: 1, saw: 2, hammer: 0, boatStatus: 4, firewood: 0, smokeDetectorIsWorking: false };
    const report = await Report.create({
      koieId: koie.id,
      stayDate: today(),
      ...found,
      otherFaults: 'Knust rute',
    });
    const tab = await asBoard(show('reports', report.id));
    const wrong = tab.page.getByRole('region', { name: 'Feil og mangler (5)' });
    await wrong.getByText('Knust rute').waitFor();
    expect(await wrong.getByRole('listitem').allInnerTexts()).to.have.members([
      'Ved\nTomt',
      'Røykvarsler virker\nNei',
      'Øks\nUsikker',
      'Sag\nØdelagt eller mangler',
    ]);
    await tab.page.getByText('I orden', { exact: true }).click();
    await tab.page.getByRole('listitem').filter({ hasText: 'Hammer' }).waitFor();
    expect(await tab.faults('board-report-sheet')).to.deep.equal([]);
  });

  it('shows as the next step what the state of a booking allows', async () => {
    const held = await buildHold();
    const tab = await asBoard(show('bookings', held.id));
    const main = () => tab.page.locator('.k-actions .k-main').allInnerTexts();
    await tab.page.getByRole('link', { name: 'Bekreft eller gjør opp' }).first().waitFor();
    expect((await main()).map((text) => text.trim())).to.deep.equal(['Bekreft eller gjør opp']);
    await held.update({ cancelledAt: new Date() });
    await tab.page.reload();
    await tab.page.getByText('Avbestilt').first().waitFor();
    expect(await main()).to.deep.equal([]);
  });

  it('shows a booking as its guest, stay and money, reached with a tap, and folds the rest away', async () => {
    const koie = await buildKoie({ numberOfBeds: 6 });
    const stay = { koieId: koie.id, from: 4, to: 6, guestName: 'Randi Ring', guestPhone: '+47 900 00 001' };
    const booking = await buildBooking({ ...stay, guestsMember: 2, settlement: 'invoice' });
    const { page } = await asBoard(show('bookings', booking.id));
    await page.getByRole('heading', { level: 1, name: 'Randi Ring' }).waitFor();
    await page.getByText('Ikke betalt').first().waitFor();
    const phone = page.getByRole('link', { name: '+47 900 00 001' });
    expect(await phone.getAttribute('href')).to.equal('tel:+4790000001');
    const mail = page.getByRole('link', { name: booking.contactEmail });
    expect(await mail.getAttribute('href')).to.equal(`mailto:${booking.contactEmail}`);
    const nights = page.getByRole('list', { name: 'Ledige senger natt for natt' }).getByRole('link');
    await nights.first().waitFor();
    const free = (await nights.locator('b').allInnerTexts()).map(Number);
    expect(free).to.deep.equal([6, 6, 6, 4, 4, 6, 6, 6]);
    await page.getByRole('region', { name: 'Penger' }).getByText('Å betale').waitFor();
    expect(await page.getByText(booking.uuid).count()).to.equal(0);
    await page.getByText('Flere opplysninger').click();
    await page.getByText(booking.uuid).waitFor();
  });

  it('tells the price and the free beds of a new booking as it is filled in', async () => {
    const koie = await buildKoie({ name: 'Priskoia', numberOfBeds: 4, priceMember: 50 });
    await buildBooking({ koieId: koie.id, from: 3, to: 4, guestsMember: 3 });
    const tab = await asBoard(`/admin/resources/bookings/actions/new?koieId=${koie.id}`);
    const { page } = tab;
    const quote = page.getByRole('status', { name: 'Pris og ledige senger' });
    await page.getByLabel(/^Ankomst/).fill(addDays(today(), 4));
    await page.getByLabel(/^Medlemmer/).fill('2');
    await quote.getByText('100 kr').waitFor();
    expect(await page.getByLabel(/^Avreise/).inputValue()).to.equal(addDays(today(), 5));
    await page.getByLabel(/^Avreise/).fill(addDays(today(), 6));
    await quote.getByText('200 kr').waitFor();
    await quote.getByText('4 på den trangeste natten').waitFor();
    await page.getByLabel(/^Ankomst/).fill(addDays(today(), 3));
    await quote.getByText('1 på den trangeste natten, det er for få').waitFor();
    expect(await page.getByLabel(/^Avreise/).inputValue()).to.equal(addDays(today(), 5));
    expect(await tab.faults('board-new-booking-quote')).to.deep.equal([]);
  });

  it('plans a work party: picks tasks, gives them to somebody, and prints what is to be done', async () => {
    const koie = await buildKoie({ name: 'Dugnadskoia' });
    const task = await Task.create({ koieId: koie.id, item: 'axe' });
    const helper = await buildUser({ firstName: 'Dag', lastName: 'Dugnad' });
    const tab = await asBoard(`/admin/resources/tasks/actions/list?filters.koieId=${koie.id}`);
    const { page } = tab;
    await page.getByRole('checkbox', { name: /Dugnadskoia/ }).check();
    await page.getByRole('link', { name: 'Fordel eller merk ferdig' }).click();
    await page.getByText('Dugnadskoia · Øks').waitFor();
    await page.getByRole('button', { name: 'Lagre' }).click();
    await page.getByText('Velg ansvarlig eller tilstand.').waitFor();
    await page.getByLabel('Ansvarlig').fill('Dugnad');
    await page.getByText('Dag Dugnad').click();
    expect(await tab.faults('board-plan-tasks')).to.deep.equal([]);
    await page.getByRole('button', { name: 'Lagre' }).click();
    await page.waitForURL(/list\?filters\.koieId/);
    expect((await task.reload()).assigneeId).to.equal(helper.ntnuiNo);
    await page.getByRole('link', { name: 'Dugnadsliste' }).click();
    await page.getByRole('heading', { name: 'Dugnadskoia' }).waitFor();
    await page.getByText(/Dag Dugnad · åpnet/).waitFor();
    expect(await tab.faults('board-work-list')).to.deep.equal([]);
  });

  it('asks whether the guest is to be told of a move or a cancellation, and tells unless not', async () => {
    const booking = await buildBooking({ from: 5, to: 6, contactEmail: 'gjest@example.org' });
    const tab = await asBoard(`/admin/resources/bookings/records/${booking.id}/move`);
    const { page } = tab;
    expect(await page.getByLabel('Send e-post om det til gjesten (gjest@example.org)').isChecked()).to.equal(
      true,
    );
    // What else can be done with it is on the booking's own page.
    expect(await page.getByRole('link', { name: 'Slett' }).count()).to.equal(0);
    await page.getByLabel('Avreise').fill(addDays(today(), 8));
    await page.getByLabel('Melding til gjesten').fill('Velkommen en natt til!');
    expect(await tab.faults('board-move-booking')).to.deep.equal([]);
    await page.getByRole('button', { name: 'Flytt bestillingen' }).click();
    await page.getByText('Bestillingen er flyttet, og gjesten får e-post.').waitFor();
    const [mail] = await Email.findAll({ where: { bookingId: booking.id, kind: 'booking_moved' } });
    expect(mail?.text).to.contain('Velkommen en natt til!');
    await tab.go(`/admin/resources/bookings/records/${booking.id}/cancelBooking`);
    await page.getByLabel('Hvorfor?').fill('Dobbelt');
    await page.getByLabel(/Send e-post om det/).uncheck();
    expect(await tab.faults('board-cancel-booking')).to.deep.equal([]);
    await page.getByRole('button', { name: 'Avbestill' }).click();
    await page.getByText('Gjesten får ingen e-post om det.').waitFor();
    expect(await Email.count({ where: { bookingId: booking.id, kind: 'booking_cancelled' } })).to.equal(0);
  });

  it('stays in the form after saving when that is asked for, and can save again', async () => {
    const koie = await buildKoie({ name: 'Førkoia' });
    const { page } = await asBoard(edit('koier', koie.id));
    for (const name of ['Etterkoia', 'Sistekoia']) {
      await page.getByLabel(/Navn/).fill(name);
      const saved = page.waitForResponse((response) => response.request().method() === 'POST');
      await page.getByRole('button', { name: 'Lagre og fortsett' }).click();
      await saved;
      expect((await koie.reload()).name).to.equal(name);
    }
    expect(page.url()).to.contain('/edit');
  });

  it('says what is wrong beside the field, and goes there', async () => {
    const koie = await buildKoie();
    const { page } = await asBoard(edit('koier', koie.id));
    await page.getByLabel(/Senger/).fill('');
    await page.getByRole('button', { name: 'Lagre', exact: true }).click();
    await page.getByText('Feltet må fylles ut.').first().waitFor();
    const isFocused = (input: unknown) =>
      input === (globalThis as { document?: { activeElement: unknown } }).document?.activeElement;
    expect(await page.getByLabel(/Senger/).evaluate(isFocused)).to.equal(true);
    expect((await koie.reload()).numberOfBeds).to.equal(10);
  });

  it('asks before a form with changes is left', async () => {
    const koie = await buildKoie({ name: 'Stående' });
    const { page } = await asBoard(edit('koier', koie.id));
    await page.getByLabel(/Navn/).fill('Endret');
    page.once('dialog', (dialog) => void dialog.dismiss());
    await page.getByRole('link', { name: 'Avbryt' }).click();
    expect(page.url()).to.contain('/edit');
    page.once('dialog', (dialog) => void dialog.accept());
    await page.getByRole('link', { name: 'Avbryt' }).click();
    await page.waitForURL(/\/show/);
    expect((await koie.reload()).name).to.equal('Stående');
  });

  it('fills in a new record from the page of its koie, and tells whom a closure hits, before and after it is saved', async () => {
    const koie = await buildKoie({ name: 'Rammekoia' });
    const booking = await buildBooking({ koieId: koie.id, from: 3, to: 5, guestName: 'Berit Berørt' });
    const { page } = await asBoard(show('koier', koie.id));
    await page.getByRole('link', { name: 'Steng netter' }).click();
    await page.getByLabel(/Første stengte natt/).fill(addDays(today(), 4));
    await page.getByLabel(/Siste stengte natt/).fill(addDays(today(), 8));
    const hit = page.getByRole('row', { name: new RegExp(`${booking.reference}.*Berit Berørt`) });
    await hit.waitFor();
    await page.getByLabel(/Grunn \(norsk\)/).fill('Taket lekker');
    await page.getByRole('button', { name: 'Lagre', exact: true }).click();
    await page.waitForURL(/\/seeTo/);
    await page.getByText('Berit Berørt').first().waitFor();
    expect(await Closure.count({ where: { koieId: koie.id, reasonNb: 'Taket lekker' } })).to.equal(1);
  });

  it('shows a koie on one page, each tab by its own address, and comes back to the tab from its form', async () => {
    const koie = await buildKoie({ name: 'Fanekoia' });
    const { page, faults } = await asBoard(show('koier', koie.id));
    const tabs = page.getByRole('navigation', { name: 'Om Fanekoia' });
    await tabs.getByRole('link', { name: 'Tekst' }).click();
    await page.waitForURL(/tab=text/);
    await page.getByRole('link', { name: 'Rediger Tekst' }).click();
    await page.getByLabel(/^Parkering \(norsk\)/).fill('Ved bommen');
    await page.getByRole('button', { name: 'Lagre', exact: true }).click();
    await page.waitForURL(new RegExp(`koier/records/${koie.id}/show\\?tab=text`));
    await page.getByText('Ved bommen').waitFor();
    await tabs.getByRole('link', { name: 'Historikk' }).click();
    await page.getByRole('row', { name: /Parkering \(norsk\).*Ved bommen/ }).waitFor();
    expect(await faults('board-koie-history')).to.deep.equal([]);
    await page.goBack();
    await page.getByText('Ved bommen').waitFor();
  });

  it('says what stands in the way of deleting, and else asks first', async () => {
    const koie = await buildKoie();
    const task = await Task.create({ koieId: koie.id, item: 'axe' });
    const tab = await asBoard(show('koier', koie.id));
    await tab.page.getByText('Mer', { exact: true }).click();
    await tab.page.getByRole('link', { name: 'Slett' }).click();
    await tab.page.getByText('Kan ikke slettes, for det finnes').waitFor();
    await tab.page.getByText('Oppgaver: 1').waitFor();
    expect(await tab.page.getByRole('button', { name: 'Slett' }).count()).to.equal(0);

    await tab.open(show('tasks', task.id));
    await tab.page.getByRole('link', { name: 'Slett' }).click();
    await tab.page.getByRole('link', { name: 'Behold' }).click();
    await tab.page.waitForURL(/\/show/);
    expect(await Task.count({ where: { id: task.id } })).to.equal(1);
    await tab.page.getByRole('link', { name: 'Slett' }).click();
    await tab.page.getByRole('button', { name: 'Slett' }).click();
    await tab.page.waitForURL(/\/tasks(\/actions\/list)?(\?|$)/);
    expect(await Task.count({ where: { id: task.id } })).to.equal(0);
  });

  it('tells in words who changed what', async () => {
    const closure = await closed(await buildKoie());
    const tab = await browser.tab();
    const author = await buildBoard();
    await tab.be(author);
    await tab.open(edit('closures', closure.id));
    await tab.page.getByLabel(/Siste stengte natt/).fill('2427-07-09');
    await tab.page.getByRole('button', { name: 'Lagre', exact: true }).click();
    await tab.page.waitForURL(/\/show/);
    await tab.page.getByRole('link', { name: 'Hele historikken' }).click();
    await tab.page.waitForURL(/\/history/);
    await tab.page.getByRole('row', { name: /Siste stengte natt 2. juli 2427 9. juli 2427/ }).waitFor();
    await tab.page.getByText(`av ${author.firstName} ${author.lastName}`).waitFor();
  });

  it('shows the desk a booking, and asks for nothing that the desk may not have', async () => {
    const booking = await buildBooking({ guestName: 'Signe Skranke' });
    const tab = await browser.tab();
    await tab.be(await buildSit());
    await tab.open(show('bookings', booking.id));
    await tab.page.getByRole('heading', { name: 'Signe Skranke' }).waitFor();
    expect(await tab.page.getByRole('heading', { name: 'Penger' }).count()).to.equal(0);
    const menu = tab.page.getByRole('complementary').getByRole('link');
    expect(await menu.allInnerTexts()).to.deep.equal([
      'Koiene',
      'Nøkler',
      'Nøkler nå',
      'Innlogging',
      'Mine kalendere',
      'Bytt passord',
      'Bestillinger',
      'Nummererte nøkler',
    ]);
    expect(tab.takeTroubles()).to.deep.equal([]);
  });

  it('shows a mail as its reader sees it, with nothing in it that can act', async () => {
    const mail = await Email.create({
      kind: 'key_reminder',
      recipient: 'gjest@example.org',
      language: 'nb',
      subject: 'Husk nøkkelen',
      html: '<h1>Hei</h1><script>parent.document.title = "tatt"</script><a href="https://example.org">ut</a>',
      text: 'Hei',
      messageId: '<1@example.org>',
    });
    const { page } = await asBoard(show('emails', mail.id));
    const frame = page.locator('iframe');
    expect(await frame.getAttribute('sandbox')).to.equal('');
    await page.frameLocator('iframe').getByRole('heading', { name: 'Hei' }).waitFor();
    expect(await page.title()).not.to.equal('tatt');
  });

  it('saves what the list shows with its filters as a file', async () => {
    const koie = await buildKoie({ name: 'Eksportkoia' });
    const inside = await buildBooking({ koieId: koie.id, from: 2, to: 3 });
    await buildBooking({ from: 2, to: 3 });
    const { page } = await asBoard(`/admin/resources/bookings/actions/list?filters.koieId=${koie.id}`);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Eksporter CSV' }).click();
    const file = await readFile(await (await download).path(), 'utf8');
    const [header, ...rows] = file.trimEnd().split('\r\n');
    expect(header).to.match(/^\ufeffReferanse;/);
    expect(rows.map((row) => row.split(';')[0])).to.deep.equal([inside.reference]);
  });

  it('sets a password, and says when it is too short', async () => {
    const member = await buildMember();
    const before = member.passwordHash;
    const tab = await browser.tab();
    await tab.be(await buildAdmin());
    await tab.open(`/admin/resources/users/records/${member.ntnuiNo}/setPassword`);
    const { page } = tab;
    await page.getByLabel('Nytt passord').fill('kort');
    await page.getByRole('button', { name: 'Sett passord' }).click();
    await page
      .getByText(/Må være minst \d+ tegn/)
      .first()
      .waitFor();
    await page.getByLabel('Nytt passord').fill('et langt og godt passord');
    await page.getByRole('button', { name: 'Sett passord' }).click();
    await page.waitForURL(/\/show/);
    expect((await User.findByPk(member.ntnuiNo))?.passwordHash).not.to.equal(before);
  });
});
