import { expect } from 'chai';
import { runJob } from '../../src/jobs/index.js';
import { Booking, Email, Koie, type User, WaitingEntry } from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { cancelBooking } from '../../src/services/bookings/cancel.js';
import { settleOpenPayments } from '../../src/services/payments/index.js';
import { type Tab, useBrowser } from '../support/browser.js';
import { useDatabase } from '../support/database.js';
import { buildBooking, buildMember } from '../support/factories.js';
import { guestOf } from '../support/guest.js';
import { usePanel } from '../support/panel.js';

/** The page where a member takes or declines what the waiting list offers, in a browser that runs no script. */
describe('the page of beds that the waiting list offers', function () {
  this.timeout(120_000);
  const test = useDatabase({ seed: true });
  const panel = usePanel();
  const browser = useBrowser(panel);
  let koie: Koie;
  let weeks = 0;

  before(async () => {
    koie = await Koie.findOne({ where: { slug: 'flakoia' }, rejectOnEmpty: true });
    await koie.update({ bookingWindow: 366, priceMember: 40, priceNotMember: 80, numberOfBeds: 6 });
  });

  /** A stay that somebody has cancelled, offered to the first of two who waited for it. */
  async function offered(overrides: { language?: 'nb' | 'en' } = {}) {
    weeks += 1;
    const from = weeks * 7;
    const full = await buildBooking({ koieId: koie.id, from, to: from + 2, guestsMember: 6 });
    const [first, next] = [await buildMember(), await buildMember()];
    await first.update(overrides);
    for (const { ntnuiNo } of [first, next]) {
      await WaitingEntry.create({
        userId: ntnuiNo,
        koieIds: [koie.id],
        arrivalDate: addDays(today(), from),
        departureDate: addDays(today(), from + 2),
        guestsMember: 3,
        guestsNotMember: 1,
      });
    }
    await cancelBooking(full.id, { reason: 'syk', refund: 'all' }, { source: 'panel' });
    const booking = await Booking.findOne({ where: { userId: first.ntnuiNo }, rejectOnEmpty: true });
    return { booking, first, next, guest: await guestOf(booking, panel) };
  }

  const stateOf = async ({ ntnuiNo }: User) =>
    (await WaitingEntry.findOne({ where: { userId: ntnuiNo }, rejectOnEmpty: true })).state;

  it('is led to by the mail, in the language of the member, and shows the stay and what it costs', async () => {
    const { booking, guest } = await offered({ language: 'en' });
    await runJob('waiting-list');
    const mail = await Email.findOne({ where: { bookingId: booking.id }, rejectOnEmpty: true });
    expect(mail).to.include({ kind: 'waitlist_offer', language: 'en', sequence: 0 });
    expect(mail.text).to.include('NOK 400 (to be paid by card)').and.include('Pay by');
    expect(mail.text).to.include('/koie/booking/manage/hidden/');
    const { status, text } = await guest.open();
    expect(status).to.equal(200);
    expect(text).to.include('held for you').and.include('NOK 400').and.include(booking.reference);
    for (const act of ['cancel', 'change', 'party', 'stay.ics']) {
      expect((await guest.open(act)).status, act).to.equal(303);
    }
    expect((await booking.reload()).confirmedAt).to.equal(null);
  });

  it('leads to a page to pay on, which keeps the beds, and is that of a booking once it is paid', async () => {
    const { booking, first, guest } = await offered();
    await test.pool.query(
      `update bookings set hold_until = now() + interval '10 minutes' where id = ${booking.id};
       update waiting_entries set offered_until = now() + interval '10 minutes' where booking_id = ${booking.id}`,
    );
    const paying = await guest.open('pay');
    expect(paying.text).to.include('400 kr');
    const going = await guest.send('pay');
    expect(going.status).to.equal(200);
    const { rows } = await test.pool.query<{ minutes: number }>(
      `select extract(epoch from hold_until - now()) / 60 as minutes from bookings where id = ${booking.id}`,
    );
    expect(Number(rows[0]?.minutes)).to.be.within(44, 45);
    const [, address = ''] = /(\/payments\/sandbox\/[^"\s;]+)/.exec(going.text) ?? [];
    const paid = await fetch(`${panel.url}${address.replaceAll('&amp;', '&')}`, {
      method: 'POST',
      redirect: 'manual',
    });
    expect(paid.status).to.be.below(400);
    await settleOpenPayments();
    expect((await booking.reload()).paid).to.equal(true);
    expect(await stateOf(first)).to.equal('taken');
    expect((await guest.open()).text)
      .to.include('Bekreftet')
      .and.not.include('holdt av til deg');
    const kinds = (await Email.findAll({ where: { bookingId: booking.id } })).map(({ kind }) => kind);
    expect(kinds).to.include('booking_confirmation');
  });

  it('opens no page to pay on when the time for that is over', async () => {
    const { booking, guest } = await offered();
    await guest.open('pay');
    await test.pool.query(
      `update waiting_entries set offered_until = now() - interval '1 second' where booking_id = ${booking.id}`,
    );
    const { status } = await guest.send('pay');
    expect(status).to.equal(409);
  });

  it('is declined with one click and one more to confirm, and looks right', async () => {
    const { booking, first, next, guest } = await offered();
    const tab = await browser.tab({ width: 390, isScriptless: true });
    const path = `/koie/booking/manage/${guest.token}/`;
    await tab.open(path);
    await lookAt(tab, 'waitlist-offer');
    await tab.page.getByRole('link', { name: 'Jeg trenger dem ikke' }).click();
    await tab.page.getByText('Det koster deg ingenting.').waitFor();
    await lookAt(tab, 'waitlist-decline');
    expect(await stateOf(first)).to.equal('offered');
    await tab.page.getByRole('button', { name: 'Ja, gi dem til nestemann' }).click();
    await tab.page.getByText('Sengene er gitt videre').waitFor();
    await lookAt(tab, 'waitlist-declined');
    expect([await stateOf(first), await stateOf(next)]).to.deep.equal(['declined', 'offered']);
    expect((await guest.open()).status).to.equal(200);
    expect((await booking.reload()).confirmedAt).to.equal(null);
  });

  /** What is wrong with a page for those who look closely, at both widths, in both languages and in the dark. */
  async function lookAt(tab: Tab, name: string): Promise<void> {
    const address = tab.page.url();
    const looking = await browser.tab();
    await looking.open(address);
    expect(await looking.faults(name)).to.deep.equal([]);
    await looking.page.emulateMedia({ colorScheme: 'dark' });
    await looking.open(`${address.replace(/\?.*$/, '')}?lang=en`);
    expect(await looking.faults(`${name}-en-dark`)).to.deep.equal([]);
  }
});
