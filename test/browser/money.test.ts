import { expect } from 'chai';
import { type Booking, Payment, Refund, Terms } from '../../src/models/index.js';
import { setPriceByBoard } from '../../src/services/bookings/board-money.js';
import { type Tab, useBrowser } from '../support/browser.js';
import { useDatabase } from '../support/database.js';
import { buildBoard, buildBooking, buildKoie } from '../support/factories.js';
import { usePanel } from '../support/panel.js';

const NOBODY_THERE = { source: 'panel' } as const;

describe('Money in a browser', () => {
  useDatabase();
  const panel = usePanel();
  const browser = useBrowser(panel);

  async function asBoard(path: string): Promise<Tab> {
    const tab = await browser.tab();
    await tab.be(await buildBoard());
    await tab.open(path);
    return tab;
  }
  const show = (booking: Booking) => `/admin/resources/bookings/records/${booking.id}/show`;

  /** Paid, 400 kr, 20 days ahead, by stepped terms. */
  async function paid(): Promise<Booking> {
    const terms = await Terms.findOne({ where: { nameNb: 'Trinnvise vilkår' }, rejectOnEmpty: true });
    const koie = await buildKoie({ termsId: terms.id });
    return buildBooking({ koieId: koie.id, from: 20, to: 22, priceNok: 400, guestsMember: 5 });
  }

  it('tells all that has happened to the money of a booking, and what goes back until when', async () => {
    const booking = await paid();
    await setPriceByBoard(booking.id, { priceNok: 300, reason: 'Ovnen var i stykker' }, NOBODY_THERE);
    const charge = await Payment.findOne({ where: { bookingId: booking.id }, rejectOnEmpty: true });
    await Refund.update({ state: 'failed', settledAt: new Date() }, { where: { paymentId: charge.id } });
    const tab = await asBoard(show(booking));
    const money = tab.page.getByRole('region', { name: 'Penger' });
    await money
      .getByRole('row', { name: /Styret har endret prisen .*Ovnen var i stykker.* 400 kr → 300 kr/ })
      .waitFor();
    await money.getByRole('row', { name: /Kom ikke fram/ }).waitFor();
    await money.getByRole('row', { name: /\(10 dager før\) 100 % 400 kr/ }).waitFor();
    await money.getByRole('row', { name: /\(5 dager før\) 50 % 200 kr/ }).waitFor();
    expect(await tab.faults('board-booking-money')).to.deep.equal([]);
  });
});
