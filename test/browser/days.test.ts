import { expect } from 'chai';
import { Closure, type Koie } from '../../src/models/index.js';
import { useBrowser } from '../support/browser.js';
import { useDatabase } from '../support/database.js';
import { buildBoard, buildKoie } from '../support/factories.js';
import { usePanel } from '../support/panel.js';

/** AdminJS's own date picker stores the day before in Norway, and the day after elsewhere. */
describe('Days that are chosen in a form', () => {
  useDatabase();
  const panel = usePanel();
  const browser = useBrowser(panel);

  for (const zone of ['Europe/Oslo', 'America/Los_Angeles', 'Pacific/Auckland']) {
    it(`are stored as they were chosen with a clock in ${zone}, and shown so`, async () => {
      const koie = await buildKoie();
      const tab = await browser.tab({ zone });
      await tab.be(await buildBoard());
      await closeFrom(koie, tab);
      const [closure] = await Closure.findAll({ where: { koieId: koie.id } });
      expect([closure?.firstNight, closure?.lastNight]).to.deep.equal(['2427-05-20', '2427-10-31']);

      await tab.open(`/admin/resources/closures/records/${closure?.id}/show`);
      for (const day of ['20. mai 2427', '31. okt. 2427']) await tab.page.getByText(day).first().waitFor();

      await tab.open(
        '/admin/resources/closures?filters.firstNight~~from=2427-05-20&filters.firstNight~~to=2427-05-20',
      );
      await tab.page.getByText(koie.name).first().waitFor();
      expect(tab.takeTroubles()).to.deep.equal([]);
    });
  }

  it('are kept when something else on the form is changed', async () => {
    const koie = await buildKoie();
    const nights = { firstNight: '2427-01-01', lastNight: '2427-03-28' };
    const closure = await Closure.create({ koieId: koie.id, ...nights, reasonNb: 'Dugnad' });
    const tab = await browser.tab();
    await tab.be(await buildBoard());
    await tab.open(`/admin/resources/closures/records/${closure.id}/edit`);
    await tab.page.getByLabel(/^Grunn \(norsk\)/).fill('Ny ovn');
    await save(tab);
    const { reasonNb, firstNight, lastNight } = await closure.reload();
    expect({ reasonNb, firstNight, lastNight }).to.deep.equal({ reasonNb: 'Ny ovn', ...nights });
  });

  it('do not get in the way of the number of beds', async () => {
    const koie = await buildKoie({ numberOfBeds: 10 });
    const tab = await browser.tab();
    await tab.be(await buildBoard());
    await tab.open(`/admin/resources/koier/records/${koie.id}/edit`);
    await tab.page.getByLabel(/Senger/).fill('8');
    await save(tab);
    expect((await koie.reload()).numberOfBeds).to.equal(8);
    expect(tab.takeTroubles()).to.deep.equal([]);
  });

  type Tab = Awaited<ReturnType<typeof browser.tab>>;

  async function closeFrom(koie: Koie, tab: Tab) {
    await tab.open(`/admin/resources/closures/actions/new?koieId=${koie.id}`);
    await tab.page.getByLabel(/Første stengte natt/).fill('2427-05-20');
    await tab.page.getByLabel(/Siste stengte natt/).fill('2427-10-31');
    await tab.page.getByLabel(/^Grunn \(norsk\)/).fill('Dugnad');
    await save(tab);
  }

  async function save({ page }: Tab) {
    await page.getByRole('button', { name: 'Lagre', exact: true }).click();
    await page.waitForURL(/\/show|resources\/\w+(\?|$)/);
  }
});
