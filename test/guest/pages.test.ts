import { expect } from 'chai';
import { Closure, Koie, Terms } from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { tokenFor } from '../../src/services/guest-links/index.js';
import { type Tab, useBrowser } from '../support/browser.js';
import { useDatabase } from '../support/database.js';
import { buildBooking, buildMember } from '../support/factories.js';
import { usePanel } from '../support/panel.js';

const STEPS = [
  { days_before: 10, percent: 100 },
  { days_before: 5, percent: 50 },
];

/** Each page of a guest's own, in a browser of a phone's size that runs no script. */
describe("A guest's own page in a browser without scripts", function () {
  this.timeout(120_000);
  const test = useDatabase({ seed: true });
  const panel = usePanel();
  const browser = useBrowser(panel);
  let koie: Koie;
  let tab: Tab;

  before(async () => {
    const { id: termsId } = await Terms.create({
      nameNb: 'Vilkår',
      nameEn: 'Terms',
      textNb: 'Avbestill i god tid, så får du pengene tilbake.',
      textEn: 'Cancel in good time and you get your money back.',
      steps: STEPS,
      mayChangeUntilDays: 2,
    });
    koie = await Koie.findOne({ where: { slug: 'flakoia' }, rejectOnEmpty: true });
    await koie.update({ termsId, bookingWindow: 60, priceMember: 40, priceNotMember: 80, numberOfBeds: 60 });
  });
  beforeEach(async () => {
    tab = await browser.tab({ width: 390, isScriptless: true });
  });

  async function build(overrides: Parameters<typeof buildBooking>[0] = {}) {
    const { ntnuiNo } = await buildMember();
    const booking = await buildBooking({
      koieId: koie.id,
      userId: ntnuiNo,
      from: 7,
      to: 9,
      guestsMember: 2,
      guestsNotMember: 1,
      priceNok: 320,
      ...overrides,
    });
    return { booking, path: `/koie/booking/manage/${await tokenFor(booking.id)}/` };
  }

  /** What is wrong with what the guest sees, for those who look closely: in a browser whose scripts can look too. */
  async function faults(
    name: string,
    media: Parameters<Tab['page']['emulateMedia']>[0] = {},
  ): Promise<string[]> {
    const looking = await browser.tab();
    await looking.page.emulateMedia(media);
    await looking.open(tab.page.url());
    return looking.faults(name);
  }

  const press = (name: string) => tab.page.getByRole('button', { name }).click();
  const follow = (name: string) => tab.page.getByRole('link', { name }).first().click();
  const shown = () => tab.page.locator('main').textContent();

  it('shows all about the stay, in both languages, at both widths, in the dark and on paper', async () => {
    const { path, booking } = await build();
    await Closure.create({
      koieId: koie.id,
      firstNight: addDays(today(), 7),
      lastNight: addDays(today(), 7),
      beds: 2,
      reasonNb: 'To madrasser er våte',
      reasonEn: 'Two mattresses are wet',
    });
    await tab.open(path);
    expect(await shown())
      .to.include(booking.reference)
      .and.include('160 kr tilbake')
      .and.include('madrasser');
    expect(await faults('guest-main')).to.deep.equal([]);
    expect(await faults('guest-main-dark', { colorScheme: 'dark' })).to.deep.equal([]);
    expect(await faults('guest-main-print', { media: 'print' })).to.deep.equal([]);
    await follow('English');
    expect(await shown())
      .to.include('get NOK 160 back')
      .and.include('Two mattresses are wet');
    expect(await faults('guest-main-en')).to.deep.equal([]);
    await Closure.destroy({ where: {} });
  });

  it('cancels: says what will happen, does it on the button, and says that it is done', async () => {
    const { path, booking } = await build();
    await tab.open(path);
    await follow('Avbestill');
    expect(await shown()).to.include('Du får 160 kr tilbake av 320 kr');
    expect(await faults('guest-cancel')).to.deep.equal([]);
    expect((await booking.reload()).cancelledAt).to.equal(null);
    await press('Avbestill oppholdet');
    expect(await shown())
      .to.include('Oppholdet er avbestilt.')
      .and.include('160');
    expect(await faults('guest-cancelled')).to.deep.equal([]);
    expect((await booking.reload()).cancelledByGuest).to.equal(true);
  });

  it('shows the names only when asked to, and lets them be corrected', async () => {
    const { path, booking } = await build();
    await test.pool.query(
      "insert into guests (booking_id, position, name, phone) values ($1, 0, 'Kari Nordmann', '40000000')",
      [booking.id],
    );
    await tab.open(path);
    expect(await tab.page.content()).to.not.include('Kari Nordmann');
    await follow('Se og rett navnene');
    expect(await tab.page.getByLabel('Navn').first().inputValue()).to.equal('Kari Nordmann');
    expect(await faults('guest-party')).to.deep.equal([]);
    await tab.page.getByLabel('Navn').nth(1).fill('Ola Dunk');
    await tab.page.getByLabel('Telefon').nth(1).fill('+47 911 22 333');
    await press('Lagre navnene');
    expect(await shown()).to.include('Navnene er lagret.');
    const { rows } = await test.pool.query(
      'select name, phone from guests where booking_id = $1 order by position',
      [booking.id],
    );
    expect(rows).to.deep.equal([
      { name: 'Kari Nordmann', phone: '40000000' },
      { name: 'Ola Dunk', phone: '+47 911 22 333' },
    ]);
  });

  it('sends the confirmation again, with the stay as it is', async () => {
    const { path, booking } = await build();
    const mails = async () =>
      (
        await test.pool.query(
          "select state from emails where booking_id = $1 and kind = 'booking_confirmation'",
          [booking.id],
        )
      ).rows;
    await tab.open(path);
    await follow('Send bekreftelsen på nytt');
    expect(await shown()).to.include('gjest@example.org');
    expect(await faults('guest-confirmation')).to.deep.equal([]);
    expect(await mails()).to.deep.equal([]);
    await press('Send bekreftelsen');
    expect(await shown()).to.include('Bekreftelsen er på vei');
    expect(await mails()).to.deep.equal([{ state: 'queued' }]);
    await test.pool.query("update emails set state = 'sent', sent_at = now()");
    await follow('Send bekreftelsen på nytt');
    await press('Send bekreftelsen');
    expect(await mails()).to.deep.equal([{ state: 'queued' }]);
  });

  it('leads to the page where what is owed is paid', async () => {
    const { path, booking } = await build({ isPaid: false });
    await tab.open(path);
    expect(await shown()).to.include('Ikke betalt');
    await follow('Betal 320');
    expect(await faults('guest-pay')).to.deep.equal([]);
    await press('Betal med kort');
    await tab.page.waitForURL(/payments\/sandbox/);
    await press('Pay');
    expect((await booking.reload()).paid).to.equal(true);
    tab.takeTroubles();
  });

  it('says what to do when the link opens nothing', async () => {
    await tab.open('/koie/booking/manage/unknown/');
    expect(await shown()).to.include('latest e-mail');
    const found = await faults('guest-unknown');
    expect(found.filter((fault) => !fault.includes('404'))).to.deep.equal([]);
  });
});
