import { expect } from 'chai';
import type { CDPSession, Page } from 'playwright-core';
import type { User } from '../../src/models/index.js';
import { useBrowser } from '../support/browser.js';
import { useDatabase } from '../support/database.js';
import { buildBoard, PASSWORD } from '../support/factories.js';
import { usePanel, type Visitor } from '../support/panel.js';
import { deed, SECURITY_PAGE } from '../support/totp.js';

/** Where the panel is by its configuration, and another site on the same machine. */
const OWN = 'localhost:9000';
const FOREIGN = 'localhost:9001';
/** Signs what it is asked to, as the page's own script does. */
const SIGN = `async (options) => {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  return (await navigator.credentials.get({ publicKey })).toJSON();
}`;

describe('Passkeys', () => {
  const test = useDatabase();
  const panel = usePanel();
  const browser = useBrowser(panel, [OWN, FOREIGN]);

  /** A tab with a phone or the like that says yes to everything. */
  async function withAuthenticator() {
    const tab = await browser.tab();
    const devtools = await tab.page.context().newCDPSession(tab.page);
    await devtools.send('WebAuthn.enable');
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    return { ...tab, devtools };
  }

  async function logIn(page: Page, { email }: User) {
    await page.goto(`http://${OWN}/admin/login`);
    await page.getByLabel('E-post').fill(email);
    await page.getByLabel('Passord').fill(PASSWORD);
    await page.keyboard.press('Enter');
  }

  /** Somebody with a passkey, who is in. */
  async function someone() {
    const user = await buildBoard();
    const tab = await withAuthenticator();
    const { page } = tab;
    await logIn(page, user);
    await page.getByRole('heading', { name: 'Oversikt', level: 1 }).waitFor();
    await tab.open(`http://${OWN}/admin/pages/security`);
    await page.getByLabel('Navn på en ny passnøkkel').fill('Min telefon');
    await page.getByRole('button', { name: 'Legg til passnøkkel' }).click();
    await page.getByRole('button', { name: 'Fjern passnøkkelen Min telefon' }).waitFor();
    return { user, ...tab };
  }

  /** Somebody who has shown their password, and what their passkey is to sign. */
  async function waiting(user: User) {
    const visitor = panel.visitor();
    const body = new URLSearchParams({ email: user.email, password: PASSWORD });
    await visitor.send('POST', '/admin/login', { body });
    return { visitor, options: (await visitor.post('/admin/login/passkey/options')).body };
  }

  const send = async (visitor: Visitor, response: unknown) => {
    const headers = { Accept: 'application/json', 'Content-Type': 'application/json' };
    const body = JSON.stringify({ response });
    return (await visitor.send('POST', '/admin/login/passkey', { body, headers })).body;
  };
  const sign = (page: Page, options: unknown) =>
    page.evaluate(`(${SIGN})(${JSON.stringify(options)})`) as Promise<{ id: string }>;
  const counterOf = async (devtools: CDPSession) => {
    const { rows } = await test.pool.query('select counter from passkeys order by id desc limit 1');
    return { devtools, counter: Number(rows[0]?.counter) };
  };

  it('are made and named, sign in after the password, and are removed', async () => {
    const { user, page, ...tab } = await someone();
    const faults = await tab.faults('passkeys');
    expect(await page.locator('.k-codes li').count()).to.equal(10);
    await tab.open(`http://${OWN}/admin/logout`);
    await logIn(page, user);
    await page.getByRole('heading', { name: 'Ett skritt til' }).waitFor();
    await page.getByRole('button', { name: 'Bruk passnøkkel' }).waitFor();
    faults.push(...(await tab.faults('passkey-step')));
    await page.getByRole('button', { name: 'Bruk passnøkkel' }).click();
    await page.getByRole('heading', { name: 'Oversikt', level: 1 }).waitFor();
    expect((await counterOf(tab.devtools)).counter).to.be.above(1);

    await tab.open(`http://${OWN}/admin/pages/security`);
    await page
      .getByText(/sist brukt/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Fjern passnøkkelen Min telefon' }).click();
    await page.getByRole('button', { name: 'Ja, fjern passnøkkelen' }).click();
    await page.getByText('Passnøkkelen er fjernet.').waitFor();
    expect(faults, faults.join('\n')).to.have.length(0);
    const visitor = await panel.login(user);
    expect((await visitor.get(SECURITY_PAGE)).body.twoFactor).to.deep.include({ passkeys: [], isAny: false });
  }).timeout(120_000);

  it('sign for this site only, once, for whom they were asked, and never behind their counter', async () => {
    const { user, page } = await someone();
    const first = await waiting(user);
    const signed = await sign(page, first.options);
    expect(await send(first.visitor, signed)).to.deep.equal({ id: String(user.ntnuiNo) });
    // The same once more, by whoever has seen it and knows the password.
    const again = await waiting(user);
    expect(await send(again.visitor, signed)).to.deep.equal({ problem: 'passkeyRefused' });

    const other = await buildBoard();
    const forOther = await deed(await panel.login(other), 'passkeyOptions');
    expect(forOther.passkeyOptions.rp.id).to.equal('localhost');
    const mixed = await sign(page, { ...again.options, challenge: forOther.passkeyOptions.challenge });
    expect(await send(again.visitor, mixed)).to.deep.equal({ problem: 'passkeyRefused' });

    await test.pool.query('delete from rate_limits');
    const late = await waiting(user);
    const signedLate = await sign(page, late.options);
    await test.pool.query(`update passkey_challenges set expires_at = now() - interval '1 second'`);
    expect(await send(late.visitor, signedLate)).to.deep.equal({ problem: 'passkeyRefused' });

    const copied = await waiting(user);
    const signedByCopy = await sign(page, copied.options);
    await test.pool.query('update passkeys set counter = 1000');
    expect(await send(copied.visitor, signedByCopy)).to.deep.equal({ problem: 'passkeyRefused' });
    await test.pool.query('update passkeys set counter = 1');

    await test.pool.query('delete from rate_limits');
    await page.goto(`http://${FOREIGN}/admin/login`);
    const lured = await waiting(user);
    const signedElsewhere = await sign(page, lured.options);
    expect(await send(lured.visitor, signedElsewhere)).to.deep.equal({ problem: 'passkeyRefused' });
    await page.goto(`http://${OWN}/admin/login`);
    const { options } = await waiting(user);
    expect(await send(lured.visitor, await sign(page, options))).to.deep.equal({ id: String(user.ntnuiNo) });
  }).timeout(120_000);

  it('refuse what is no answer of a passkey', async () => {
    const { user } = await someone();
    for (const response of [null, {}, 'x', { id: 'x', response: {} }, []]) {
      await test.pool.query('delete from rate_limits');
      const { visitor } = await waiting(user);
      expect(await send(visitor, response)).to.deep.equal({ problem: 'passkeyRefused' });
    }
    const visitor = await panel.login(await buildBoard());
    const refused = await visitor.post(SECURITY_PAGE, { deed: 'addPasskey', name: 'x', response: '{}' });
    expect(refused.body.errors.passkey).to.match(/ikke godtatt/);
    expect((await panel.visitor().post('/admin/login/passkey/options')).status).to.equal(401);
  }).timeout(60_000);
});
