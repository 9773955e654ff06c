import { expect } from 'chai';
import fc from 'fast-check';
import type { Page } from 'playwright-core';
import { Description, type Koie } from '../../src/models/index.js';
import { sanitise } from '../../src/platform/html.js';
import { type Tab, useBrowser } from '../support/browser.js';
import { useDatabase } from '../support/database.js';
import { buildBoard, buildKoie } from '../support/factories.js';
import { usePanel } from '../support/panel.js';

/** So many texts; more when told: PROPERTY_RUNS=5000 npx mocha test/browser/texts.test.ts */
const TEXTS = Number(process.env.PROPERTY_RUNS ?? 300);

/** As it was written long ago: bare words, two kinds of tags for one thing, and tags that are kept no more. */
const OLD =
  'Fin koie &amp; badstue<br>ved vannet.<p>Se <a href="http://yr.no/a?b=1&amp;c=2">Yr</a></p>' +
  '<h3>Utstyr</h3><ol><li>ovn<ul><li>ved</li></ul></li><li>gass</li></ol>';

describe('Texts about a koie in a browser', function () {
  this.timeout(60_000);
  useDatabase();
  const panel = usePanel();
  const browser = useBrowser(panel);

  async function open(koie: Koie): Promise<Tab> {
    const tab = await browser.tab();
    await tab.be(await buildBoard());
    await tab.open(`/admin/resources/descriptions/records/${koie.descriptionId}/edit`);
    return tab;
  }
  const field = (page: Page, label: string) => page.getByRole('textbox', { name: label, exact: true });
  const button = (page: Page, label: string, name: string) =>
    page.getByTestId(`property-edit-${label}`).getByRole('button', { name, exact: true });
  async function save(page: Page) {
    await page.getByRole('button', { name: 'Lagre', exact: true }).click();
    await page.waitForURL(/\/show/);
  }
  /** What the API tells of it. */
  async function told({ slug }: Koie): Promise<Record<string, string>> {
    return (await panel.visitor().get(`/koie/koie/${slug}/`)).body.koie.description;
  }

  it('are written with bold, italic, a list and links, and the API tells just that', async () => {
    const koie = await buildKoie();
    await Description.update(
      { descriptionNor: OLD, directionsNor: OLD },
      { where: { id: koie.descriptionId } },
    );
    const tab = await open(koie);
    const { page } = tab;
    // The label leads to the text, as with any field.
    await page.getByText('Parkering (norsk)', { exact: true }).click();
    await page.keyboard.type('Ved ');
    await page.keyboard.press('Control+b');
    await page.keyboard.type('veien');
    await page.keyboard.press('Control+b');
    await page.keyboard.type(' og ');
    await button(page, 'parkingNor', 'Kursiv').click();
    expect(await button(page, 'parkingNor', 'Kursiv').getAttribute('aria-pressed')).to.equal('true');
    await page.keyboard.type('bua');
    await page.keyboard.press('Control+i');
    await page.keyboard.press('Enter');
    await button(page, 'parkingNor', 'Punktliste').click();
    await page.keyboard.type('to biler');
    await page.keyboard.press('Enter');
    await page.keyboard.type('spør grunneier');
    await page.keyboard.press('Shift+Control+ArrowLeft');
    await button(page, 'parkingNor', 'Lenke').click();
    await page.keyboard.type('javascript:alert(1)');
    await page.keyboard.press('Enter');
    await page.getByText('Dette er ikke en adresse.').waitFor();
    expect(await tab.faults('board-texts-link')).to.deep.equal([]);
    await page.getByLabel('Hvor lenken fører').fill('eier@example.org');
    await page.keyboard.press('Enter');
    expect(await button(page, 'parkingNor', 'Lenke').getAttribute('aria-pressed')).to.equal('true');

    // What is taken back leaves a text as it was.
    await field(page, 'Veibeskrivelse (norsk)').click();
    await page.keyboard.type('Ups');
    await page.keyboard.press('Control+z');
    await save(page);

    const answer = await told(koie);
    expect(answer.parking_nor).to.equal(
      '<p>Ved <b>veien</b> og <i>bua</i></p><ul><li>to biler</li><li>spør <a href="mailto:eier@example.org">grunneier</a></li></ul>',
    );
    const { descriptionNor, directionsNor } = await Description.findByPk(koie.descriptionId, {
      rejectOnEmpty: true,
    });
    expect([descriptionNor, directionsNor]).to.deep.equal([sanitise(OLD), sanitise(OLD)]);
  });

  it('that are old are changed without losing a word', async () => {
    const koie = await buildKoie();
    await Description.update({ descriptionNor: OLD }, { where: { id: koie.descriptionId } });
    const { page, takeTroubles } = await open(koie);
    await field(page, 'Beskrivelse (norsk)').getByText('Utstyr').click();
    await page.keyboard.press('End');
    await page.keyboard.type(' inne');
    // From the text to its buttons, along them, and back with the last word bold.
    await page.keyboard.press('Shift+Control+ArrowLeft');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.keyboard.press('End');
    await page.keyboard.type('!');
    await page.getByRole('button', { name: 'Lagre og fortsett' }).click();
    await page.getByText('Lagret').first().waitFor();
    await save(page);
    expect((await told(koie)).description_nor).to.equal(
      '<p>Fin koie &amp; badstue<br />ved vannet.</p>' +
        '<p>Se <a href="http://yr.no/a?b=1&amp;c=2">Yr</a></p><p>Utstyr <b>inne!</b></p>' +
        '<ul><li>ovn<ul><li>ved</li></ul></li><li>gass</li></ul>',
    );
    expect(takeTroubles()).to.deep.equal([]);
  });

  it('that are pasted are cleaned', async () => {
    const koie = await buildKoie();
    const { page } = await open(koie);
    await field(page, 'Parkering (norsk)').click();
    await page.evaluate(`{
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/html',
        '<b style="font-weight:normal"><h2 style="color:red">Vei</h2><span style="font-weight:700">E6</span>' +
        '<img src="/x.png" onerror="alert(1)"><a href="javascript:alert(1)">kart</a></b>');
      document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
    }`);
    await save(page);
    expect((await told(koie)).parking_nor).to.equal('<p>Vei</p><p><b>E6</b>kart</p>');
  });

  it('are written as HTML where the editor does not come', async () => {
    const koie = await buildKoie();
    const tab = await browser.tab();
    await tab.page.route(/editor\.js/, (route) => route.abort());
    await tab.be(await buildBoard());
    await tab.open(`/admin/resources/descriptions/records/${koie.descriptionId}/edit`);
    await tab.page.getByLabel('Parkering (norsk)').fill('<p>Ved <strong>veien</strong></p>');
    await save(tab.page);
    expect((await told(koie)).parking_nor).to.equal('<p>Ved <b>veien</b></p>');
  });

  it('keep their lists, also where a point begins with another list or stands in none', async () => {
    const { page } = await open(await buildKoie());
    const texts = [
      '<ul><li><ul><li>ved</li></ul>gass</li></ul>olje',
      '<b><br><li><ul></ul>ovn</li></b>peis',
      '<ul>ved</ul>',
    ];
    expect(await through(page, texts)).to.deep.equal([
      '<ul><li><ul><li>ved</li></ul><p>gass</p></li></ul><p>olje</p>',
      '<p><b><br></b></p><ul><li><b><br>ovn</b></li></ul><p>peis</p>',
      '<ul><li>ved</li></ul>',
    ]);
  });

  it('keep every letter, and how it looks, through the editor, whatever they were made of', async () => {
    const { page } = await open(await buildKoie());
    const texts = fc.sample(HTML, TEXTS).map(sanitise);
    const once = (await through(page, texts)).map(sanitise);
    const [before, after] = [await letters(page, texts), await letters(page, once)];
    texts.forEach((text, index) => {
      expect(after[index], text).to.deep.equal(before[index]);
    });
  });
});

/** What the editor makes of texts that are loaded and written again. */
function through(page: Page, texts: string[]): Promise<string[]> {
  return page.evaluate(`import(document.getElementById('app').dataset.editor)
    .then(({ read, write }) => ${JSON.stringify(texts)}.map((text) => write(read(text))))`);
}

/** Every letter with the tags that show, and a space where words are apart. */
function letters(page: Page, texts: string[]): Promise<string[][]> {
  return page.evaluate(`${JSON.stringify(texts)}.map((text) => {
    const found = [''];
    const apart = () => found.at(-1) === '' || found.push('');
    const walk = (node, look) => {
      if (node.nodeType === Node.TEXT_NODE) {
        for (const letter of node.data) /[ \\t\\r\\n\\f]/.test(letter) ? apart() : found.push([letter, ...look].join(' '));
        return;
      }
      const isApart = /^(P|UL|LI|BR)$/.test(node.tagName);
      const href = node.tagName === 'A' ? node.getAttribute('href') : null;
      const own = /^[BIU]$/.test(node.tagName) ? node.tagName : href;
      if (isApart) apart();
      for (const child of node.childNodes) walk(child, [...new Set(own ? [...look, own] : look)].sort());
      if (isApart) apart();
    };
    walk(new DOMParser().parseFromString(text, 'text/html').body, []);
    apart();
    return found;
  })`);
}

/** HTML within the allow-list and a little beyond it, tags in one another as badly as they come. */
const HTML = fc.letrec<{ text: string; tag: string; html: string }>((tie) => ({
  text: fc.oneof(
    fc.constantFrom('ord', ' ', '\n', 'a b ', ' c', '&amp;', '&lt;b&gt;', '&nbsp;', 'æøå 🏔', '"', "'", '\t'),
    fc.string({ maxLength: 8 }).map((text) => text.replaceAll('<', '&lt;')),
  ),
  tag: fc
    .tuple(
      fc.constantFrom(
        ...['b', 'i', 'u', 'p', 'ul', 'li', 'strong', 'em', 'ol', 'h3', 'div'],
        ...['a href="https://yr.no/?a=1&amp;b=2"', 'a href="mailto:a@b.no"', 'a href="/koie"', 'a'],
      ),
      tie('html'),
    )
    .map(([tag, inner]) => `<${tag}>${inner}</${tag.split(' ')[0]}>`),
  html: fc
    .array(fc.oneof({ maxDepth: 4 }, tie('text'), fc.constant('<br>'), tie('tag')), { maxLength: 5 })
    .map((parts) => parts.join('')),
})).html;
