import { expect } from 'chai';
import type { Locator, Page } from 'playwright-core';
import { Booking, Closure, Email, Koie, Report, User } from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { type Tab, useBrowser } from '../support/browser.js';
import { useDatabase } from '../support/database.js';
import { buildAdmin, buildBoard, buildBooking, buildMember, buildSit } from '../support/factories.js';
import { usePanel } from '../support/panel.js';

const MOST_CLICKS = 3;

/** A page on which clicks are counted. Typing, Enter and the tab key are free. */
interface Counted {
  page: Page;
  click(what: Locator): Promise<void>;
  clicks(): number;
}

/** What somebody who has never seen the panel is asked to do, from the dashboard on. */
describe('Ten tasks, in at most three clicks each', () => {
  useDatabase({ seed: true });
  const panel = usePanel();
  const browser = useBrowser(panel);
  let flakoia: Koie;
  let telin: Koie;

  before(async () => {
    flakoia = await Koie.findOne({ where: { name: 'Flåkoia' }, rejectOnEmpty: true });
    telin = await Koie.findOne({ where: { name: 'Telin' }, rejectOnEmpty: true });
  });

  async function atDashboard(user: User): Promise<Counted> {
    const tab: Tab = await browser.tab();
    await tab.be(user);
    await tab.open('/admin');
    let clicks = 0;
    const click = async (what: Locator) => {
      clicks += 1;
      await what.click();
    };
    return { page: tab.page, click, clicks: () => clicks };
  }
  const inMenu = (page: Page, name: string) => page.getByRole('complementary').getByRole('link', { name });

  it("1–3: find tonight's booking by the guest's name, hand the key out, undo it", async () => {
    const booking = await buildBooking({ koieId: telin.id, from: 0, to: 1, guestName: 'Sunniva Næss' });
    const keyOf = async () => (await Booking.findByPk(booking.id))?.keyStatus;
    const { page, click, clicks } = await atDashboard(await buildSit());
    await page.keyboard.type('sunniva');
    await page.getByText('1 treff på «sunniva»').waitFor();
    expect(clicks()).to.equal(0);

    await click(page.getByRole('button', { name: /^Lever ut nøkkel: Sunniva/ }));
    await page.getByText(/er levert ut til Sunniva/).waitFor();
    expect([await keyOf(), clicks()]).to.deep.equal(['picked_up', 1]);

    await click(page.getByRole('button', { name: 'Angre', exact: true }));
    await page.getByText(/^Angret: Sunniva/).waitFor();
    expect([await keyOf(), clicks()]).to.deep.equal(['not_picked_up', 2]);
  });

  it('4: who is in Telin on Saturday', async () => {
    const weekday = new Date(`${today()}T12:00:00Z`).getUTCDay();
    const from = (6 - weekday + 7) % 7;
    await buildBooking({ koieId: telin.id, from, to: from + 1, guestName: 'Lørdagsgjest Hansen' });
    const { page, click, clicks } = await atDashboard(await buildBoard());
    await click(page.getByRole('link', { name: /^Telin, lørdag/ }).first());
    await page.getByText('Lørdagsgjest Hansen').first().waitFor();
    expect(clicks()).to.be.at.most(MOST_CLICKS);
  });

  it('5: close Flåkoia next week', async () => {
    const nights = { firstNight: addDays(today(), 7), lastNight: addDays(today(), 13) };
    const { page, click, clicks } = await atDashboard(await buildBoard());
    await click(page.getByRole('link', { name: 'Steng en koie' }));
    await page.getByLabel(/^Koie/).fill('flåkoia');
    await page.getByRole('option', { name: 'Flåkoia' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByLabel(/Første stengte natt/).fill(nights.firstNight);
    await page.getByLabel(/Siste stengte natt/).fill(nights.lastNight);
    await page.getByLabel(/Grunn \(norsk\)/).fill('Ny ovn');
    await click(page.getByRole('button', { name: 'Lagre', exact: true }));
    await page.waitForURL(/\/show/);
    expect(await Closure.count({ where: { koieId: flakoia.id, ...nights } })).to.equal(1);
    expect(clicks()).to.be.at.most(MOST_CLICKS);
  });

  it('6: which koie lacks wood', async () => {
    await Report.create({ koieId: telin.id, stayDate: today(), firewood: 0, choppedUpWood: 0 });
    const { page, clicks } = await atDashboard(await buildBoard());
    const complaint = page
      .getByRole('listitem')
      .filter({ hasText: 'Telin' })
      .filter({ hasText: /Lite ved/ });
    await complaint.first().waitFor();
    expect(clicks()).to.equal(0);
  });

  it('7: send a mail again that failed', async () => {
    const mail = await Email.create({
      kind: 'key_reminder',
      recipient: 'gjest@example.org',
      language: 'nb',
      subject: 'Husk nøkkelen',
      html: '<p>Hei</p>',
      text: 'Hei',
      messageId: '<clicks@example.org>',
      state: 'failed',
      attempts: 9,
    });
    const { page, click, clicks } = await atDashboard(await buildBoard());
    await click(page.getByRole('link', { name: 'Husk nøkkelen' }));
    await click(page.getByRole('link', { name: 'Send på nytt' }));
    await click(page.getByRole('button', { name: 'Send på nytt' }));
    await page.getByText('E-post er ikke satt opp. E-posten venter til det er gjort.').waitFor();
    expect((await mail.reload()).state).to.equal('queued');
    expect(clicks()).to.be.at.most(MOST_CLICKS);
  });

  it('8: export November', async () => {
    const { page, click, clicks } = await atDashboard(await buildBoard());
    await click(inMenu(page, 'Bestillinger'));
    await click(page.getByRole('button', { name: 'Filter' }));
    const arrival = page.getByRole('group', { name: 'Ankomst' });
    await arrival.getByLabel('Fra').fill('2026-11-01');
    await arrival.getByLabel('Til').fill('2026-11-30');
    await page.keyboard.press('Enter');
    await page.waitForURL(/filters/);
    await click(page.getByRole('link', { name: 'Eksporter CSV' }));
    await page.getByText(/\.csv/).first().waitFor();
    expect(page.url()).to.contain('2026-11-30');
    expect(clicks()).to.be.at.most(MOST_CLICKS);
  });

  it('9: deactivate a user', async () => {
    const user = await buildMember();
    await user.update({ lastName: 'Sluttesen' });
    const { page, click, clicks } = await atDashboard(await buildAdmin());
    await click(inMenu(page, 'Brukere'));
    await page.getByRole('searchbox').fill('sluttesen');
    await page.keyboard.press('Enter');
    await page.waitForURL(/sluttesen/);
    await click(page.getByText('Sluttesen').first());
    await click(page.getByRole('link', { name: 'Deaktiver' }));
    await page.getByRole('button', { name: 'Deaktiver' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText(/Brukeren er deaktivert/).waitFor();
    expect((await User.findByPk(user.ntnuiNo))?.isActive).to.equal(false);
    expect(clicks()).to.be.at.most(MOST_CLICKS);
  });

  it('10: see who changed a price', async () => {
    const author = await buildBoard();
    await author.update({ firstName: 'Petra', lastName: 'Prisvoll' });
    const visitor = await panel.login(author);
    const { body } = await visitor.record('koier', flakoia.id, 'edit');
    const { version } = body.record.params;
    await visitor.act('koier', flakoia.id, 'edit', { priceMember: 55, version });
    const { page, click, clicks } = await atDashboard(await buildBoard());
    await click(inMenu(page, 'Koier'));
    await click(page.getByText('Flåkoia').first());
    await click(page.getByRole('link', { name: /istorikk/ }).first());
    await page.getByText('Petra Prisvoll').first().waitFor();
    await page.getByRole('row', { name: /55/ }).first().waitFor();
    expect(clicks()).to.be.at.most(MOST_CLICKS);
  });

  it('11: move a stay by a day, departure and all, from its page', async () => {
    const booking = await buildBooking({ koieId: telin.id, from: 5, to: 7 });
    const { page, click, clicks } = await atDashboard(await buildBoard());
    await page.goto(`/admin/resources/bookings/records/${booking.id}/show`);
    await click(page.getByRole('link', { name: 'Flytt en dag senere' }));
    await page.getByText('Ledige senger').first().waitFor();
    await click(page.getByRole('button', { name: 'Flytt bestillingen' }));
    await page.getByText(/Bestillingen er flyttet/).waitFor();
    const { arrivalDate, departureDate } = await booking.reload();
    expect([arrivalDate, departureDate]).to.deep.equal([addDays(today(), 6), addDays(today(), 8)]);
    expect(clicks()).to.equal(2);
  });
});
