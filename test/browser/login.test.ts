import { expect } from 'chai';
import type { User } from '../../src/models/index.js';
import { useBrowser } from '../support/browser.js';
import { useDatabase } from '../support/database.js';
import { buildMember, buildSit, PASSWORD } from '../support/factories.js';
import { usePanel } from '../support/panel.js';

describe('Coming into the panel with a browser', () => {
  useDatabase();
  const panel = usePanel();
  const browser = useBrowser(panel);
  let sit: User;
  before(async () => {
    sit = await buildSit();
  });

  async function atLogin(path = '/admin') {
    const tab = await browser.tab();
    await tab.open(path);
    const logIn = async (email: string, password: string) => {
      await tab.page.getByLabel('E-post').fill(email);
      await tab.page.getByLabel('Passord').fill(password);
      await tab.page.keyboard.press('Enter');
    };
    return { ...tab, logIn };
  }

  it('asks who one is, and goes on to what was asked for', async () => {
    const { page, logIn } = await atLogin('/admin/pages/password');
    expect(new URL(page.url()).pathname).to.equal('/admin/login');
    await logIn(sit.email.toUpperCase(), PASSWORD);
    await page.waitForURL(/\/admin\/pages\/password$/);
    await page.getByRole('heading', { name: 'Bytt passord' }).waitFor();
  });

  it('shows SiT its key desk first, with the cursor where a name is typed', async () => {
    const { page, logIn } = await atLogin();
    await logIn(sit.email, PASSWORD);
    await page.getByRole('heading', { name: 'Nøkler' }).waitFor();
    const search = page.getByLabel('Søk etter bestilling');
    expect(await page.locator(':focus').getAttribute('id')).to.equal(await search.getAttribute('id'));
  });

  it('tells of a wrong password, and a member that they may not enter', async () => {
    const { page, logIn } = await atLogin();
    await logIn(sit.email, 'feil');
    const problem = page.getByRole('alert');
    await problem.waitFor();
    expect(await problem.textContent()).to.match(/Feil e-post eller passord/);
    await logIn((await buildMember()).email, PASSWORD);
    await page.getByText('har ikke tilgang').waitFor();
    expect(page.url()).to.contain('/admin/login');
  });

  it('ends a visit', async () => {
    const tab = await browser.tab();
    await tab.be(sit);
    await tab.open('/admin');
    await tab.page.getByRole('link', { name: 'Logg ut' }).click();
    await tab.page.waitForURL(/\/admin\/login/);
    await tab.open('/admin/pages/desk');
    expect(tab.page.url()).to.contain('/admin/login');
  });

  it('remembers the language that was chosen, in the next visit too', async () => {
    const tab = await browser.tab();
    await tab.be(sit);
    await tab.open('/admin');
    await tab.page.getByRole('button', { name: 'English' }).click();
    await tab.page.getByRole('heading', { name: 'Keys' }).waitFor();
    await tab.page.getByText(/No keys are to be picked up/).waitFor();
    expect(await tab.page.locator('html').getAttribute('lang')).to.equal('en');

    await tab.open('/admin/logout');
    await tab.page.getByLabel('Password').fill(PASSWORD);
    await tab.page.getByLabel('E-mail').fill(sit.email);
    await tab.page.keyboard.press('Enter');
    await tab.page.getByRole('heading', { name: 'Keys' }).waitFor();
    await tab.page.getByRole('button', { name: 'Norsk' }).click();
    await tab.page.getByRole('heading', { name: 'Nøkler' }).waitFor();
  });
});
