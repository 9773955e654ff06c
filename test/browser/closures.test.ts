import { expect } from 'chai';
import { type Booking, ClosureAct, Koie, type User } from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { tokenFor } from '../../src/services/guest-links/index.js';
import { useBrowser } from '../support/browser.js';
import { useDatabase } from '../support/database.js';
import { buildBoard, buildBooking } from '../support/factories.js';
import { usePanel } from '../support/panel.js';

/** The board closes a koie over sold nights, chooses for each, and guests answer on their own pages. */
describe('Closing a koie over bookings, in a browser', function () {
  this.timeout(180_000);
  useDatabase({ seed: true });
  const panel = usePanel();
  const browser = useBrowser(panel);
  let board: User;
  let koie: Koie;
  const day = (days: number) => addDays(today(), days);

  before(async () => {
    board = await buildBoard();
    koie = await Koie.findOne({ where: { slug: 'flakoia' }, rejectOnEmpty: true });
    await koie.update({ numberOfBeds: 12 });
  });

  it('leads to whom it hits, and does for each what is chosen, in one go', async () => {
    const names = ['Kari Nordmann', 'Ola Hansen', 'Siri Dahl', 'Per Bakke', 'Åse Moen'];
    const bookings: Booking[] = [];
    for (const [index, guestName] of names.entries()) {
      bookings.push(
        await buildBooking({
          koieId: koie.id,
          from: index === 0 ? 0 : 6,
          to: index === 0 ? 7 : 8,
          guestsMember: 2,
          priceNok: 320,
          guestName,
          guestPhone: `+47 400 00 00${index}`,
        }),
      );
    }
    const tab = await browser.tab();
    await tab.be(board);
    await tab.open('/admin/resources/closures/actions/new');
    expect(await tab.faults('closures-new')).to.deep.equal([]);
    const { page } = tab;
    await page.getByRole('radio', { name: /^Ta ut senger/ }).check();
    await page.getByLabel('Senger som tas ut').fill('3');
    expect(await tab.faults('closures-new-partial')).to.deep.equal([]);

    const created = await panel.login(board);
    const { body } = await created.create('closures', {
      koieId: koie.id,
      firstNight: day(6),
      lastNight: day(8),
      reasonNb: 'Ras på stien, pipa må repareres.',
      reasonEn: 'A landslide on the path.',
    });
    const id = body.record.id;
    await tab.open(`/admin/resources/closures/records/${id}/seeTo`);
    expect(await tab.faults('closures-see-to')).to.deep.equal([]);
    const row = (name: string) => page.getByRole('listitem').filter({ hasText: name });
    await row('Kari Nordmann')
      .getByRole('radio', { name: /^Behold/ })
      .check();
    await row('Per Bakke')
      .getByRole('radio', { name: /^Flytt/ })
      .check();
    await row('Åse Moen')
      .getByRole('radio', { name: /^Avbestill/ })
      .check();
    expect(await tab.faults('closures-chosen')).to.deep.equal([]);
    await page.getByRole('button', { name: 'Gjør som valgt for 5 bestillinger' }).click();
    await page.getByText('3 av 5 tatt hånd om').waitFor();
    expect(await page.getByRole('radio', { name: 'Vent på svaret' }).first().isChecked()).to.equal(true);
    expect(await tab.faults('closures-seen-to')).to.deep.equal([]);
    await tab.open('/admin');
    await page.getByText('3 av 5 tatt hånd om').waitFor();
    await tab.open(`/admin/resources/closures/records/${id}/lift`);
    expect(await tab.faults('closures-lift')).to.deep.equal([]);
    await tab.open('/admin/resources/closures/actions/list');
    expect(await tab.faults('closures-list')).to.deep.equal([]);

    const guest = await browser.tab({ width: 390, isScriptless: true });
    const [, moves, refunds] = bookings as [Booking, Booking, Booking];
    const at = async (booking: Booking, act = '') =>
      `${panel.url}/koie/booking/manage/${await tokenFor(booking.id)}/${act}`;
    const looking = await browser.tab();
    for (const [name, act] of [
      ['main', ''],
      ['offer', 'offer/'],
      ['offer-en', 'offer/?lang=en'],
      ['offer-refund', 'offer/?choice=refund'],
    ] as const) {
      await looking.page.goto(await at(moves, act));
      expect(await looking.faults(`closures-guest-${name}`)).to.deep.equal([]);
    }
    await guest.page.goto(await at(moves));
    await guest.page.getByRole('link', { name: 'Velg nå' }).click();
    await guest.page
      .getByRole('link', { name: /km unna/ })
      .first()
      .click();
    await guest.page.getByRole('button', { name: 'Ja, bytt til dette' }).click();
    await guest.page.getByText('Oppholdet er endret.').waitFor();
    expect((await moves.reload()).koieId).to.not.equal(koie.id);

    await guest.page.goto(await at(refunds, 'offer/'));
    await guest.page.getByLabel('Ankomst').fill(day(7));
    await guest.page.getByLabel('Avreise').fill(day(9));
    await guest.page.getByRole('button', { name: 'Se om det er plass' }).click();
    await guest.page.getByRole('alert').waitFor();
    await guest.page.getByRole('link', { name: 'Jeg vil ha pengene tilbake' }).click();
    await guest.page.getByRole('button', { name: 'Avbestill og få pengene tilbake' }).click();
    await guest.page.getByText('Oppholdet er avbestilt.').first().waitFor();
    const outcomes = await ClosureAct.findAll({ where: { closureId: id }, order: ['bookingId'] });
    expect(outcomes.map(({ outcome, answeredBy }) => `${outcome} ${answeredBy}`)).to.deep.equal([
      'kept board',
      'moved guest',
      'refunded guest',
      'moved board',
      'refunded board',
    ]);
  });
});
