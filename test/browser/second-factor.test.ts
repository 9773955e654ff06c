import { expect } from 'chai';
import { useBrowser } from '../support/browser.js';
import { useDatabase } from '../support/database.js';
import { buildBoard, PASSWORD } from '../support/factories.js';
import { usePanel } from '../support/panel.js';
import { codeApp, setUpTotp } from '../support/totp.js';

describe('A second factor with a browser', () => {
  const test = useDatabase();
  const panel = usePanel();
  const browser = useBrowser(panel);

  it('is set up by scanning, shows its recovery codes once, and is asked for at the next login', async () => {
    const user = await buildBoard();
    const tab = await browser.tab();
    const { page } = tab;
    await tab.be(user);
    await tab.open('/admin/pages/security');
    await page.getByRole('button', { name: 'Sett opp' }).click();
    await page.getByRole('img', { name: 'QR-kode til appen' }).waitFor();
    const faults = await tab.faults('second-factor-set-up');
    await page.getByText('Kan du ikke skanne?').click();
    const app = codeApp((await page.locator('.k-secret').textContent()) ?? '');
    await page.getByLabel('Skriv koden som appen viser').fill('000000');
    await page.getByRole('button', { name: 'Ta i bruk' }).click();
    await page.getByText('Koden er feil').waitFor();
    await page.getByLabel('Skriv koden som appen viser').fill(app.code());
    await page.getByRole('button', { name: 'Ta i bruk' }).click();
    await page.getByText('Kodene vises bare nå').waitFor();
    const codes = await page.locator('.k-codes li').allTextContents();
    expect(codes).to.have.lengthOf(10);
    faults.push(...(await tab.faults('second-factor-codes')));

    await tab.open('/admin/logout');
    await page.getByLabel('E-post').fill(user.email);
    await page.getByLabel('Passord').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Ett skritt til' }).waitFor();
    faults.push(...(await tab.faults('second-step')));
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByLabel('Code').fill(codes[0] ?? '');
    faults.push(...(await tab.faults('second-step-en')));
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
    await tab.open('/admin/pages/security');
    await page.getByText('9 left').waitFor();
    faults.push(...(await tab.faults('second-factor-en')));
    expect(faults, faults.join('\n')).to.have.length(0);
  }).timeout(120_000);

  it('is asked for over the page when the session is over, and what was written stays', async () => {
    const user = await buildBoard();
    const { app } = await setUpTotp(await panel.login(user));
    await test.pool.query('update totp_secrets set last_step = 0');
    const tab = await browser.tab();
    const { page } = tab;
    await tab.open('/admin/login');
    await page.getByLabel('E-post').fill(user.email);
    await page.getByLabel('Passord').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByLabel('Kode').fill(app.code());
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Oversikt', level: 1 }).waitFor();
    await tab.open('/admin/resources/desks/actions/new');
    await page.getByLabel('Navn').fill('Skranken på Gløshaugen');
    await test.pool.query('delete from panel_sessions');
    await page.getByRole('button', { name: 'Lagre', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Du er logget ut' });
    await dialog.getByLabel('Passord').fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Logg inn og fortsett' }).click();
    await dialog.getByLabel(/Kode fra appen/).fill(app.code(1));
    await dialog.getByRole('button', { name: 'Fortsett' }).click();
    await page.getByRole('heading', { name: 'Skranken på Gløshaugen' }).waitFor();
  }).timeout(60_000);
});
