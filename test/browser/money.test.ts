import { expect } from 'chai';
import { type Booking, Payment, Refund, Terms } from '../../src/models/index.js';
import { addDays } from '../../src/platform/clock.js';
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
    const koie = await buildKoie({ termsId: terms.id, priceMember: 40 });
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
    await money.getByRole('row', { name: /\(10 dager før\) 100 % 300 kr/ }).waitFor();
    await money.getByRole('row', { name: /\(5 dager før\) 50 % 150 kr/ }).waitFor();
    expect(await tab.faults('board-booking-money')).to.deep.equal([]);
  });

  it('cancels, and tells what goes back as one chooses', async () => {
    const booking = await paid();
    const tab = await asBoard(`/admin/resources/bookings/records/${booking.id}/cancelBooking`);
    const { page } = tab;
    const told = page.getByRole('status').filter({ hasText: 'Koiene beholder' });
    await told.getByText('Går tilbake til gjesten').waitFor();
    expect(await told.textContent()).to.match(/tilbake til gjesten\s*400 kr\s*Koiene beholder\s*0 kr/);
    await page.getByLabel('En annen sum').check();
    await page.getByLabel('Sum i kroner').fill('150');
    expect(await told.textContent()).to.match(/tilbake til gjesten\s*150 kr\s*Koiene beholder\s*250 kr/);
    expect(await tab.faults('board-cancel-money')).to.deep.equal([]);
    await page.getByLabel('Hvorfor?').fill('Syk');
    await page.getByRole('button', { name: 'Avbestill' }).click();
    await page.getByText('Bestillingen er avbestilt').waitFor();
    await page.getByRole('row', { name: /Tilbake: Avbestilling.* −150 kr/ }).waitFor();
  });

  it('moves to a cheaper and to a dearer stay, and tells what becomes of the difference', async () => {
    const booking = await paid();
    const tab = await asBoard(`/admin/resources/bookings/records/${booking.id}/move`);
    const { page } = tab;
    const told = page.getByRole('status').filter({ hasText: 'Pris nå' });
    await page.getByLabel('Avreise').fill(addDays(booking.arrivalDate, 1));
    await page.getByText('Det er betalt 200 kr mer enn det nye oppholdet koster.').waitFor();
    await page.getByLabel('Ingenting').check();
    expect(await told.textContent()).to.match(/Bestillingen koster da\s*400 kr/);
    await page.getByLabel('Hvorfor?').fill('Avtalt');
    expect(await tab.faults('board-move-cheaper')).to.deep.equal([]);
    await page.getByLabel('Avreise').fill(addDays(booking.arrivalDate, 3));
    await told.getByText('Igjen å betale').waitFor();
    expect(await told.textContent()).to.match(/Igjen å betale\s*200 kr/);
    expect(await tab.faults('board-move-dearer')).to.deep.equal([]);
    await page.getByRole('button', { name: 'Flytt bestillingen' }).click();
    await page.getByText('Bestillingen er flyttet').waitFor();
    await page.getByLabel('Lenke som gjesten betaler med').waitFor();
    expect(await tab.faults('board-booking-dearer')).to.deep.equal([]);
  });

  it('gives back and sets the price, in English', async () => {
    const booking = await paid();
    const tab = await asBoard(show(booking));
    const { page } = tab;
    await page.getByRole('button', { name: 'English' }).click();
    const money = page.getByRole('region', { name: 'Money' });
    await money.getByRole('link', { name: 'Give back' }).click();
    await page.getByLabel('Sum in kroner').fill('100');
    await page.getByLabel('Why?').fill('The stove was broken');
    await page.getByRole('status').getByText('NOK 300').waitFor();
    expect(await tab.faults('board-give-back')).to.deep.equal([]);
    await page.getByRole('button', { name: 'Give back' }).click();
    await money.getByRole('row', { name: /Back: The board .*The stove was broken.* −NOK 100/ }).waitFor();
    await money.getByRole('link', { name: 'Change the price' }).click();
    await page.getByLabel('New price in kroner').fill('450');
    await page.getByLabel('Why?').fill('One more came');
    await page.getByRole('status').getByText('NOK 150').waitFor();
    expect(await tab.faults('board-change-price')).to.deep.equal([]);
    await page.getByRole('button', { name: 'Set the price' }).click();
    await money.getByRole('definition').filter({ hasText: 'NOK 150' }).waitFor();
    expect((await booking.reload()).balanceOre).to.equal(15_000);
  });

  it('makes terms step by step, and shows what they come to', async () => {
    const tab = await asBoard('/admin/resources/terms/actions/new');
    const { page } = tab;
    await page.getByLabel('Navn (norsk)').fill('Vintervilkår');
    await page.getByLabel('Navn (engelsk)').fill('Winter terms');
    for (const [step, days, percent] of [
      [1, '14', '100'],
      [2, '7', '50'],
      [3, '7', '20'],
    ] as const) {
      await page.getByRole('button', { name: 'Legg til et trinn' }).click();
      await page.getByLabel(`Dager før ankomst, trinn ${step}`).fill(days);
      await page.getByLabel(`Prosent tilbake, trinn ${step}`).fill(percent);
    }
    await page.getByLabel('Gebyr (kr)').fill('50');
    await page.getByRole('button', { name: 'Lagre', exact: true }).click();
    await page
      .getByText(/Hvert trinn har et antall dager/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Fjern trinn 3' }).click();
    const preview = page.getByRole('region', { name: 'Slik blir det for gjesten' });
    await preview.getByText('Until 14 days before arrival: everything back.').waitFor();
    const half = preview.getByRole('row', { name: /7 dager før 50 % 450 kr/ });
    // Told once more when the step that is gone has left the preview.
    await half.nth(1).waitFor({ state: 'detached' });
    await half.waitFor();
    expect(await tab.faults('board-terms-form')).to.deep.equal([]);
    await page.getByRole('button', { name: 'Lagre', exact: true }).click();
    await page.waitForURL(/\/show/);
    await page.getByText('14 dager før: 100 % · 7 dager før: 50 %').first().waitFor();
    expect(await tab.faults('board-terms-show')).to.deep.equal([]);
    const terms = await Terms.findOne({ where: { nameEn: 'Winter terms' }, rejectOnEmpty: true });
    expect(terms).to.deep.include({
      feeNok: 50,
      steps: [
        { days_before: 14, percent: 100 },
        { days_before: 7, percent: 50 },
      ],
    });
  });

  it('says on the front page in words why a refund did not arrive', async () => {
    const booking = await paid();
    await setPriceByBoard(booking.id, { priceNok: 310, reason: 'Kaldt' }, NOBODY_THERE);
    const charge = await Payment.findOne({ where: { bookingId: booking.id }, rejectOnEmpty: true });
    const failed = { state: 'failed', failure: 'expired_or_canceled_card', settledAt: new Date() } as const;
    await Refund.update(failed, { where: { paymentId: charge.id } });
    const tab = await asBoard('/admin');
    const told = '90 kr kom ikke fram til kortet (kortet er utløpt eller sperret)';
    await tab.page.getByRole('link', { name: told }).click();
    await tab.page.getByRole('link', { name: 'Betalt tilbake på annen måte' }).waitFor();
    expect(tab.takeTroubles()).to.deep.equal([]);
  });
});
