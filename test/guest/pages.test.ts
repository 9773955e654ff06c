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
      .and.include('Pris etter avbestilling')
      .and.include('160')
      .and.not.include('Ny pris');
    expect(await faults('guest-cancelled')).to.deep.equal([]);
    expect((await booking.reload()).cancelledByGuest).to.equal(true);
  });

  it('comes with fewer: says what the stay becomes and what goes back, and does it on the button', async () => {
    const { path, booking } = await build();
    await tab.open(path);
    await follow('Færre personer eller netter');
    expect(await faults('guest-fewer')).to.deep.equal([]);
    await tab.page.getByLabel('Avreise').selectOption(addDays(today(), 8));
    await tab.page.getByLabel('Andre').selectOption('0');
    await press('Se hva det blir');
    expect(await shown())
      .to.include('koster 80 kr, 240 kr mindre')
      .and.include('Du får 120 kr tilbake');
    expect(await faults('guest-fewer-confirm')).to.deep.equal([]);
    expect((await booking.reload()).departureDate).to.equal(addDays(today(), 9));
    await press('Endre oppholdet');
    expect(await shown())
      .to.include('Oppholdet er endret.')
      .and.include('ikke-medlemmer 1 → 0')
      .and.match(/Ny pris\s+320 kr → 200 kr/);
    expect(await faults('guest-changed')).to.deep.equal([]);
    expect(await booking.reload()).to.include({
      departureDate: addDays(today(), 8),
      guests: 2,
      priceNok: 200,
    });
  });

  it('changes to something dearer: held, then paid, then switched; or left as before', async () => {
    const { path, booking } = await build({ from: 20, to: 22 });
    await tab.open(path);
    await follow('Endre datoer, koie eller personer');
    expect(await faults('guest-change')).to.deep.equal([]);
    await tab.page.getByLabel('Avreise').fill(addDays(today(), 19));
    await press('Se hva det blir');
    expect(await shown()).to.include('Avreise må være etter ankomst.');
    expect(await faults('guest-change-wrong')).to.deep.equal([]);
    await tab.page.getByLabel('Avreise').fill(addDays(today(), 23));
    await press('Se hva det blir');
    expect(await shown())
      .to.include('480 kr, 160 kr mer')
      .and.include('16 minutter');
    expect(await faults('guest-change-confirm')).to.deep.equal([]);
    await press('Hold av sengene og gå til betaling');
    expect(await shown())
      .to.include('Betal 160 kr')
      .and.include('venter på betaling til kl.');
    expect(await faults('guest-change-pay')).to.deep.equal([]);
    await press('La det være som før');
    expect(await shown()).to.include('Oppholdet er som før.');
    expect((await booking.reload()).departureDate).to.equal(addDays(today(), 22));
    await tab.page.goto(`${path}change/?departure=${addDays(today(), 23)}`);
    await press('Hold av sengene og gå til betaling');
    await tab.page.goto(path);
    expect(await faults('guest-waiting')).to.deep.equal([]);
    await follow('Betal 160 kr');
    await press('Betal med kort');
    await tab.page.waitForURL(/payments\/sandbox/);
    await press('Pay');
    expect(await booking.reload()).to.include({
      departureDate: addDays(today(), 23),
      priceNok: 480,
      paid: true,
    });
    tab.takeTroubles();
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
