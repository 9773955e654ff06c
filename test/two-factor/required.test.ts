import { expect } from 'chai';
import { useDatabase } from '../support/database.js';
import { buildAdmin, buildBoard, buildSit } from '../support/factories.js';
import { logInAt, type Visitor } from '../support/panel.js';
import { type Program, runProgram } from '../support/processes.js';
import { deed, SECURITY_PAGE, setUpTotp } from '../support/totp.js';

describe('Where a second factor is required', function () {
  this.timeout(120_000);
  const test = useDatabase();
  const programs = new Map<string, { program: Program; url: string }>();

  /** The application with that setting. */
  async function panelWith(setting: 'required' | 'off'): Promise<string> {
    const running = programs.get(setting);
    if (running) return running.url;
    const program = runProgram('src/main.ts', {
      PORT: '0',
      DATABASE_URL: test.url,
      SEED: 'off',
      PASSWORD_COST: '5',
      PANEL_TWO_FACTOR: setting,
      SESSION_SECRET: process.env.SESSION_SECRET,
    });
    const url = (await program.printed(/Panel +(http:\S+)\/admin/))[1] ?? '';
    programs.set(setting, { program, url });
    return url;
  }

  after(async () => {
    for (const { program } of programs.values()) program.killGroup();
    await Promise.all([...programs.values()].map(({ program }) => program.ended()));
  });

  const statusOf = async (visitor: Visitor, path: string) => (await visitor.get(path)).status;

  it('the board and administrators set one up before anything else, and SiT need not', async () => {
    const url = await panelWith('required');
    for (const user of [await buildBoard(), await buildAdmin()]) {
      const visitor = await logInAt(url, user);
      const page = await visitor.get('/admin/resources/bookings');
      expect([page.status, page.headers.get('location')]).to.deep.equal([302, '/admin/pages/security']);
      const api = await visitor.list('bookings');
      expect([api.status, api.body.code]).to.deep.equal([403, 'second_factor_needed']);
      for (const path of ['/admin/api/dashboard', '/admin/receipts/1', '/admin/api/pages/password'])
        expect(await statusOf(visitor, path), path).to.be.oneOf([302, 403]);
      const { body } = await visitor.get('/admin/pages/security');
      const { store } = JSON.parse(/id="state">(.*)<\/script>/.exec(body)?.[1] ?? '');
      expect(store.resources).to.deep.equal([]);
      expect(store.pages).to.have.lengthOf(1);

      await setUpTotp(visitor);
      expect(await statusOf(visitor, '/admin/api/dashboard')).to.equal(200);
      expect((await visitor.list('bookings')).status).to.equal(200);
      const kept = await deed(visitor, 'removeTotp');
      expect(kept.notice.message).to.match(/Du må ha totrinnsinnlogging/);
      expect((await visitor.get(SECURITY_PAGE)).body.twoFactor.hasTotp).to.equal(true);
    }
    const sit = await logInAt(url, await buildSit());
    expect(await statusOf(sit, '/admin/api/dashboard')).to.equal(200);
  });

  it('and where it is off, nobody is asked, whatever they have', async () => {
    const user = await buildBoard();
    await setUpTotp(await logInAt(await panelWith('required'), user));
    const visitor = await logInAt(await panelWith('off'), user);
    expect(await statusOf(visitor, '/admin/api/dashboard')).to.equal(200);
    expect((await visitor.get(SECURITY_PAGE)).body.twoFactor).to.equal(null);
  });
});
