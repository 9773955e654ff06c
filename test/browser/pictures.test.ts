import { expect } from 'chai';
import { Picture, Report } from '../../src/models/index.js';
import { today } from '../../src/platform/clock.js';
import { addPicture } from '../../src/services/pictures/keep.js';
import { useBrowser } from '../support/browser.js';
import { useDatabase } from '../support/database.js';
import { buildBoard, buildKoie } from '../support/factories.js';
import { usePanel } from '../support/panel.js';
import { detailedPhoto, photo } from '../support/photos.js';

describe('Pictures in a browser', function () {
  this.timeout(60_000);
  useDatabase();
  const panel = usePanel();
  const browser = useBrowser(panel);

  async function open(path: string) {
    const tab = await browser.tab();
    await tab.be(await buildBoard());
    await tab.open(path);
    return tab;
  }

  it('of a koie are added, described, put in order by the keyboard and removed', async () => {
    const koie = await buildKoie();
    const tab = await open(`/admin/resources/koier/records/${koie.id}/show?tab=pictures`);
    const { page } = tab;
    const texts = async () => {
      const pictures = await Picture.findAll({ where: { koieId: koie.id }, order: ['place'] });
      return pictures.map(({ altNor }) => altNor);
    };
    const add = async (altNor: string) => {
      await page
        .getByLabel('Bildefil')
        .setInputFiles({ name: 'koia.jpg', mimeType: 'image/jpeg', buffer: await photo() });
      await page.locator('#new-picture-altNor').fill(altNor);
      await page.locator('#new-picture-altEng').fill('The koie');
      await page.getByRole('button', { name: 'Last opp' }).click();
      await page.getByRole('img', { name: altNor }).waitFor();
    };
    await page.getByRole('button', { name: 'Last opp' }).click();
    await page.getByText('Velg en fil først.').waitFor();
    await add('Koia om sommeren');
    await add('Stua');
    expect(await tab.faults('board-koie-pictures')).to.deep.equal([]);

    await page.getByRole('button', { name: 'Flytt fram bilde 2' }).press('Enter');
    await page.getByText('Bildet er flyttet til plass 1.').waitFor();
    expect(await texts()).to.deep.equal(['Stua', 'Koia om sommeren']);

    const first = page.getByRole('form', { name: 'Bilde 1' });
    await first.getByLabel('Hva bildet viser (norsk)').fill('Stua med peis');
    await first.getByRole('button', { name: 'Lagre tekst' }).click();
    await page.getByText('Teksten er lagret.').waitFor();
    await page.getByRole('button', { name: 'Fjern bilde 2' }).click();
    await page.getByRole('button', { name: 'Ja, fjern bildet' }).click();
    await page.getByText('Bildet er fjernet.').waitFor();
    expect(await texts()).to.deep.equal(['Stua med peis']);

    // Several that are chosen at once are described one after the other.
    const several = ['ute.jpg', 'inne.jpg'].map(async (name) => ({
      name,
      mimeType: 'image/jpeg',
      buffer: await photo(),
    }));
    await page.getByLabel('Bildefil').setInputFiles(await Promise.all(several));
    await page.getByText('Nå: ute.jpg. Ett bilde til etterpå.').waitFor();
    for (const text of ['Ute', 'Inne']) {
      await page.locator('#new-picture-altNor').fill(text);
      await page.locator('#new-picture-altEng').fill(text);
      await page.getByRole('button', { name: 'Last opp' }).click();
      await page.getByRole('img', { name: text }).waitFor();
    }
    expect(await texts()).to.deep.equal(['Stua med peis', 'Ute', 'Inne']);

    await page
      .getByLabel('Bildefil')
      .setInputFiles({ name: 'koia.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<svg/>') });
    await page.getByRole('button', { name: 'Last opp' }).click();
    await page.getByText('Feltet må fylles ut.').first().waitFor();
    await page.locator('#new-picture-altNor').fill('Noe');
    await page.locator('#new-picture-altEng').fill('Something');
    await page.getByRole('button', { name: 'Last opp' }).click();
    await page.getByText('Filen er ikke et bilde vi kan lese, eller den er skadet.').waitFor();
  });

  it('of a phone are made small before they are sent, and stand upright', async () => {
    const koie = await buildKoie();
    const { page } = await open(`/admin/resources/koier/records/${koie.id}/show?tab=pictures`);
    const buffer = await detailedPhoto();
    await page.getByLabel('Bildefil').setInputFiles({ name: 'stor.jpg', mimeType: 'image/jpeg', buffer });
    await page.locator('#new-picture-altNor').fill('Stor');
    await page.locator('#new-picture-altEng').fill('Large');
    const [sent] = await Promise.all([
      page.waitForRequest((request) => request.method() === 'POST' && /pictures/.test(request.url())),
      page.getByRole('button', { name: 'Last opp' }).click(),
    ]);
    const shown = page.getByRole('img', { name: 'Stor' });
    await shown.waitFor();
    expect(Number((await sent.allHeaders())['content-length'])).to.be.lessThan(buffer.length / 2);
    const size = [await shown.getAttribute('width'), await shown.getAttribute('height')].map(Number);
    expect((size[0] ?? 0) / (size[1] ?? 0)).to.be.closeTo(3 / 4, 0.01);
  });

  it('of a report are on its page', async () => {
    const koie = await buildKoie();
    const report = await Report.create({ koieId: koie.id, stayDate: today() });
    const texts = { altNor: 'Knust rute', altEng: '' };
    await addPicture({ reportId: report.id }, await photo(), texts, { source: 'panel' });
    const tab = await open(`/admin/resources/reports/records/${report.id}/show`);
    await tab.page.getByRole('img', { name: 'Knust rute' }).scrollIntoViewIfNeeded();
    expect(await tab.faults('board-report-pictures')).to.deep.equal([]);
  });
});
