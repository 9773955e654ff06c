import { expect } from 'chai';
import { type Koie, type User, WaitingEntry } from '../../src/models/index.js';
import { cancelBooking } from '../../src/services/bookings/cancel.js';
import { type Tab, useBrowser } from '../support/browser.js';
import { useDatabase } from '../support/database.js';
import {
  buildAdmin,
  buildBooking,
  buildEntry,
  buildKoie,
  buildMember,
  buildSit,
} from '../support/factories.js';
import { usePanel } from '../support/panel.js';

describe('the waiting list in the panel', function () {
  this.timeout(120_000);
  useDatabase();
  const panel = usePanel();
  const browser = useBrowser(panel);
  let koie: Koie;
  let admin: User;
  let tab: Tab;

  before(async () => {
    koie = await buildKoie({ name: 'Flåkoia', numberOfBeds: 4 });
    admin = await buildAdmin();
    const full = await buildBooking({ koieId: koie.id, from: 5, to: 7, guestsMember: 4 });
    await buildEntry(await buildMember(), koie, { from: 5, guestsMember: 3 });
    await buildEntry(await buildMember(), koie, { from: 5, guestsMember: 2 });
    await cancelBooking(full.id, { reason: 'syk', refund: 'all' }, { source: 'panel' });
  });
  beforeEach(async () => {
    tab = await browser.tab();
    await tab.be(admin);
  });

  it('is a list for the board, which says how far each has come, and no matter of SiT', async () => {
    await tab.open('/admin/resources/waiting_entries');
    await tab.page.getByText('Har fått tilbud').first().waitFor();
    expect(await tab.faults('waiting-list')).to.deep.equal([]);
    const sit = await panel.login(await buildSit());
    expect((await sit.list('waiting_entries')).status).to.equal(403);
  });

  it('marks what is held for it on bookings and in their list, and has its figures on the front page', async () => {
    const entry = await WaitingEntry.findOne({ where: { state: 'offered' }, rejectOnEmpty: true });
    await tab.open('/admin/resources/bookings?filters.tab=offered');
    await tab.page.getByText('Venteliste', { exact: true }).last().waitFor();
    expect(await tab.faults('bookings-offered')).to.deep.equal([]);
    const visitor = await panel.login(admin);
    const { body } = await visitor.list('bookings', 'filters.tab=offered');
    expect(body.records.map(({ params }: { params: { id: number } }) => params.id)).to.deep.equal([
      entry.bookingId,
    ]);
    await tab.open('/admin');
    await tab.page.getByText('Siste tolv måneder: 2 har ventet, 0 fikk seng.').waitFor();
  });
});
