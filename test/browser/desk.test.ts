import { expect } from 'chai';
import { Booking, Closure, Koie } from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { type Tab, type TabOptions, useBrowser } from '../support/browser.js';
import { useDatabase } from '../support/database.js';
import { buildBooking, buildKoie, buildSit, buildUser } from '../support/factories.js';
import { usePanel } from '../support/panel.js';

/** 210 mm less the margins, at 96 dots an inch. */
const A4_WIDTH = 703;

describe('The key desk in a browser', () => {
  useDatabase();
  const panel = usePanel();
  const browser = useBrowser(panel);

  const keyOf = async ({ id }: Booking) => (await Booking.findByPk(id))?.keyStatus;
  const rowOf = ({ page }: Tab, { reference }: Booking) => page.locator(`[data-reference="${reference}"]`);
  const told = ({ page }: Tab, text: RegExp) => page.getByRole('status').filter({ hasText: text }).waitFor();
  const searchOf = ({ page }: Tab) => page.getByLabel('Søk etter bestilling');

  async function atDesk(options: TabOptions = {}): Promise<Tab> {
    const tab = await browser.tab(options);
    await tab.be(await buildSit());
    await tab.open('/admin/pages/desk');
    return tab;
  }

  async function guestNamed(name: string, overrides: Parameters<typeof buildBooking>[0] = {}) {
    const [firstName = '', lastName = ''] = name.split(' ');
    const guest = await buildUser({ firstName, lastName });
    const koieId = overrides.koieId ?? (await buildKoie({ name: `${lastName}koia` })).id;
    return buildBooking({ userId: guest.ntnuiNo, koieId, from: 0, to: 2, ...overrides });
  }

  it('finds a guest by name, hands the key out with a click, and undoes it with another', async () => {
    const booking = await guestNamed('Solveig Fjellheim');
    const tab = await atDesk();
    await searchOf(tab).fill('fjellh');
    await tab.page.getByRole('button', { name: /^Lever ut nøkkel: .*Fjellheim/ }).click();
    await told(tab, /er levert ut til .*Fjellheim/);
    expect(await keyOf(booking)).to.equal('picked_up');
    await rowOf(tab, booking)
      .getByRole('button', { name: /^Angre/ })
      .click();
    await told(tab, /^Angret: .*Fjellheim/);
    expect(await keyOf(booking)).to.equal('not_picked_up');
    expect(tab.takeTroubles()).to.deep.equal([]);
  });

  it('takes a key back with a click, also from the list of what was just changed', async () => {
    const booking = await guestNamed('Ingunn Rognli', { from: -2, to: 0, keyStatus: 'picked_up' });
    const tab = await atDesk();
    await tab.page.getByRole('button', { name: /^Innlevering/ }).click();
    await rowOf(tab, booking)
      .getByRole('button', { name: /^Ta imot nøkkel/ })
      .click();
    await told(tab, /fra .*Rognli er tatt imot/);
    expect(await keyOf(booking)).to.equal('delivered');

    await tab.open('/admin/pages/desk');
    await tab.page.getByText(/^Nettopp endret/).click();
    await tab.page.getByRole('button', { name: /^Angre: .*Rognli/ }).click();
    await told(tab, /^Angret: .*Rognli/);
    expect(await keyOf(booking)).to.equal('picked_up');
  });

  it('does not take a double click for a change of mind', async () => {
    const booking = await guestNamed('Dagny Dobbelt');
    const tab = await atDesk();
    await rowOf(tab, booking)
      .getByRole('button', { name: /^Lever ut/ })
      .dblclick();
    await told(tab, /er levert ut til .*Dobbelt/);
    expect(await keyOf(booking)).to.equal('picked_up');
  });

  it('works from the keyboard alone: type, Enter, and Tab to undo', async () => {
    const booking = await guestNamed('Torolv Uvær');
    const tab = await atDesk();
    const { keyboard } = tab.page;
    await keyboard.type(booking.reference.toLowerCase());
    await tab.page.getByText('leverer ut nøkkelen').waitFor();
    await keyboard.press('Enter');
    await told(tab, /er levert ut til .*Uvær/);
    expect(await keyOf(booking)).to.equal('picked_up');

    await keyboard.press('Tab');
    await keyboard.press('Tab');
    const focused = tab.page.locator(':focus');
    expect(await focused.textContent()).to.equal('Angre');
    expect(await tab.page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).to.equal(
      'solid',
    );
    await keyboard.press('Enter');
    await told(tab, /^Angret: .*Uvær/);
    expect(await keyOf(booking)).to.equal('not_picked_up');

    const search = await searchOf(tab).getAttribute('id');
    expect(await focused.getAttribute('id')).to.equal(search);
    await keyboard.press('Shift+Tab');
    await keyboard.press('/');
    expect(await focused.getAttribute('id')).to.equal(search);
    await keyboard.press('Escape');
    await keyboard.press('ArrowDown');
    expect(await focused.getAttribute('aria-label')).to.match(/^Lever ut nøkkel/);
  });

  it('asks before a key goes out that there is a note about, or whose koie is closed', async () => {
    const booking = await guestNamed('Gunhild Storskog', { deskNote: 'Be om legitimasjon' });
    await Closure.create({
      koieId: booking.koieId,
      firstNight: today(),
      lastNight: today(),
      reasonNb: 'Ras på stien',
    });
    const tab = await atDesk({ width: 390 });
    await rowOf(tab, booking)
      .getByRole('button', { name: /^Lever ut/ })
      .click();
    const dialog = tab.page.getByRole('dialog');
    await dialog.waitFor();
    const asked = await dialog.textContent();
    for (const part of ['Gunhild Storskog', 'Storskogkoia er stengt', 'Ras på stien', 'Be om legitimasjon']) {
      expect(asked).to.contain(part);
    }
    expect(await tab.faults('desk-question')).to.deep.equal([]);
    await tab.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await keyOf(booking)).to.equal('not_picked_up');

    await rowOf(tab, booking)
      .getByRole('button', { name: /^Lever ut/ })
      .click();
    await dialog.getByRole('button', { name: /Jeg har lest det/ }).click();
    await told(tab, /er levert ut til .*Storskog/);
    expect(await keyOf(booking)).to.equal('picked_up');
  });

  it('tells of a colleague at another desk who was faster, and changes nothing', async () => {
    const booking = await guestNamed('Halldis Myrmo');
    const slow = await atDesk();
    const fast = await atDesk({ apart: true });
    const buttonOf = (tab: Tab) => rowOf(tab, booking).getByRole('button', { name: /^Lever ut/ });
    await buttonOf(slow).waitFor();
    await slow.page.route('**/api/pages/desk*', (route) => route.abort());
    await buttonOf(fast).click();
    await told(fast, /er levert ut til .*Myrmo/);
    await buttonOf(slow).click();
    await told(slow, /Ikke endret: en kollega var raskere med .*Myrmo.* Nå: Levert ut/);
    expect(await keyOf(booking)).to.equal('picked_up');
  });

  it('shows what a colleague has changed, without being asked', async () => {
    const booking = await guestNamed('Eldbjørg Vassfjell');
    const tab = await browser.tab();
    await tab.be(await buildSit());
    await tab.page.clock.install();
    await tab.open('/admin/pages/desk');
    await rowOf(tab, booking).waitFor();
    await booking.update({ keyStatus: 'picked_up' });
    await tab.page.clock.fastForward(10_000);
    await rowOf(tab, booking).waitFor({ state: 'detached' });
  });

  it('says that the list is old when the server cannot be reached, and comes back by itself', async () => {
    await guestNamed('Brit Bortkoia');
    const tab = await atDesk();
    await tab.page.route('**/api/pages/desk*', (route) => route.abort());
    await searchOf(tab).fill('brit');
    await tab.page.getByText(/Ingen kontakt med serveren. Listen er fra/).waitFor();
    await tab.page.unroute('**/api/pages/desk*');
    await tab.page.getByRole('button', { name: 'Prøv nå' }).click();
    await tab.page.getByText('1 treff på «brit»').waitFor();
  });

  it('hands out the keys of several guests at once, and undoes that at once', async () => {
    const koie = await buildKoie({ name: 'Gruppekoia', slug: 'gruppekoia' });
    const group: Booking[] = [];
    for (const name of ['En', 'To', 'Tre'])
      group.push(await guestNamed(`Gruppe ${name}`, { koieId: koie.id }));
    const tab = await atDesk();
    await tab.page.getByRole('combobox', { name: 'Koie' }).selectOption('Gruppekoia');
    const [first] = group;
    await tab.page.locator('.desk-row').nth(2).waitFor();
    await tab.page.locator('.desk-row').nth(3).waitFor({ state: 'detached' });
    await tab.page.getByRole('checkbox', { name: /^Velg alle/ }).check();
    await tab.page.getByRole('checkbox', { name: new RegExp(`^Velg ${first?.reference}`) }).uncheck();
    expect(await tab.faults('desk-selected')).to.deep.equal([]);
    await tab.page.getByRole('button', { name: 'Lever ut 2' }).click();
    await told(tab, /2 nøkler er levert ut/);
    const keys = () => Promise.all(group.map(keyOf));
    expect(await keys()).to.deep.equal(['not_picked_up', 'picked_up', 'picked_up']);
    await tab.page.getByRole('button', { name: 'Angre 2' }).click();
    await told(tab, /2 endringer er angret/);
    expect(await keys()).to.deep.equal(Array(3).fill('not_picked_up'));
  });

  it('limits the lists to days, and says so when nothing is left', async () => {
    const later = await guestNamed('Sigrid Senere', { from: 40, to: 42 });
    const tab = await atDesk();
    await tab.page.getByLabel('Ankomst fra').fill(later.arrivalDate);
    await tab.page.getByLabel('Ankomst til').fill(later.arrivalDate);
    await rowOf(tab, later)
      .getByText(/^Kan hentes fra/)
      .waitFor();
    await tab.page.getByLabel('Ankomst til').fill(addDays(later.arrivalDate, 1));
    await tab.page.getByLabel('Ankomst fra').fill(addDays(later.arrivalDate, 1));
    await tab.page.getByText('Ingen bestillinger passer til filteret.').waitFor();
    await tab.page.getByRole('button', { name: 'Nullstill filter' }).click();
    await tab.page.getByRole('heading', { name: /^I dag/ }).waitFor();
  });

  it("prints a day's sheet on paper, with boxes for the keys", async () => {
    const booking = await guestNamed('Papir Hansen', { guestPhone: '99887766' });
    await Koie.update({ keyNoticeNb: 'To nøkler' }, { where: { id: booking.koieId } });
    const tab = await atDesk();
    await tab.page.getByRole('button', { name: 'Dagsliste' }).click();
    const row = tab.page.getByRole('row', { name: new RegExp(booking.reference) });
    await row.waitFor();
    expect(await row.getByRole('cell').allTextContents()).to.include.members([
      booking.reference,
      'Papir Hansen',
      '99887766',
      'Hansenkoia',
    ]);
    expect(await row.getByRole('img', { name: 'ikke gjort' }).count()).to.equal(2);
    expect(await tab.faults('desk-day-sheet')).to.deep.equal([]);
    await tab.page.emulateMedia({ media: 'print' });
    await tab.page.setViewportSize({ width: A4_WIDTH, height: 1000 });
    expect(await tab.page.evaluate('document.documentElement.scrollWidth')).to.equal(A4_WIDTH);
    for (const hidden of [searchOf(tab), tab.page.getByRole('link', { name: 'Logg ut' })]) {
      expect(await hidden.isVisible()).to.equal(false);
    }
    expect(await row.isVisible()).to.equal(true);
  });

  it('does not offer what is not confirmed, and says so in words', async () => {
    await guestNamed('Ubekreftet Gjest', { confirmedAt: null });
    const tab = await atDesk();
    await searchOf(tab).fill('ubekreftet');
    await tab.page.getByText('Ingen bekreftet bestilling passer til «ubekreftet».').waitFor();
    expect(await tab.faults('desk-nothing-found')).to.deep.equal([]);
  });

  it('says of a cancelled reference that it is cancelled, and dates back a key that came yesterday', async () => {
    const gone = await guestNamed('Avlyst Avlysning', { cancelledAt: new Date() });
    const tab = await atDesk();
    await searchOf(tab).fill(gone.reference.toLowerCase());
    await tab.page.getByText(new RegExp(`${gone.reference} ble avbestilt`)).waitFor();
    const stay = await guestNamed('Sein Levering', { from: -3, to: -1, keyStatus: 'picked_up' });
    await searchOf(tab).fill(stay.reference);
    await tab.page.getByRole('button', { name: /^Ta imot nøkkel: Sein/ }).click();
    await tab.page.getByRole('button', { name: /^Kom en annen dag: Sein/ }).click();
    await tab.page.getByRole('dialog').getByText('Hvilken dag kom nøkkelen tilbake?').waitFor();
    expect(await tab.faults('desk-key-day')).to.deep.equal([]);
    await tab.page.getByRole('button', { name: 'Lagre dagen' }).click();
    await tab.page.getByText(/er notert levert/).waitFor();
    expect((await stay.reload()).keyBackOn).to.equal(addDays(today(), -1));
    await searchOf(tab).fill('');
    await searchOf(tab).fill(stay.reference);
    expect(await tab.faults('desk-key-dated')).to.deep.equal([]);
  });

  it('has nothing on a phone that is too small to hit, and no row wider than the screen', async () => {
    await guestNamed('Liten Finger', { settlement: 'invoice', deskNote: 'Husk båtnøkkel' });
    const tab = await atDesk({ width: 390 });
    await tab.page.locator('.desk-row').first().waitFor();
    const small = await tab.page.evaluate(`
      [...document.querySelectorAll('.desk :is(button, select, input:not([type=checkbox]), .desk-tick label)')]
        .map((element) => ({ what: element.outerHTML.slice(0, 120), box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (box.height < 44 || box.width < 44))
        .map(({ what, box }) => what + ' ' + box.width + '×' + box.height)
    `);
    expect(small).to.deep.equal([]);
    expect(await tab.faults('desk-phone')).to.deep.equal([]);
  });
});
