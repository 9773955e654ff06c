import { expect } from 'chai';
import { Email, type User } from '../../src/models/index.js';
import { erasePerson } from '../../src/services/people/erase.js';
import { exportPersonalData } from '../../src/services/people/export.js';
import { findPerson } from '../../src/services/people/person.js';
import { setPassword } from '../../src/services/people/users.js';
import { runCommand } from '../legacy-import/run.js';
import { useDatabase } from '../support/database.js';
import { buildAdmin, buildBoard, PASSWORD } from '../support/factories.js';
import { usePanel, type Visitor } from '../support/panel.js';
import { everything } from '../support/schema.js';
import { codeApp, deed, SECURITY_PAGE, setUpTotp } from '../support/totp.js';

const INSIDE = '/admin/api/dashboard';

describe('A second factor for the panel', () => {
  const test = useDatabase();
  const panel = usePanel();

  const giveCode = (visitor: Visitor, code: string, query = '') =>
    visitor.send('POST', `/admin/login/code${query}`, { body: new URLSearchParams({ code }) });
  const whatMails = async ({ email }: Pick<User, 'email'>) =>
    (await Email.findAll({ where: { kind: 'sign_in_changed', recipient: email }, order: ['id'] })).map(
      ({ text }) => /Hva: (.*)/.exec(text)?.[1],
    );
  const isIn = async (visitor: Visitor) => (await visitor.get(INSIDE)).status === 200;

  /** Somebody with codes of an app; the next one has not been used. */
  async function someone() {
    const user = await buildBoard();
    const { app, codes } = await setUpTotp(await panel.login(user));
    return { user, app, codes };
  }

  it('is asked for after the password, and nothing is open before', async () => {
    const { user, app } = await someone();
    const visitor = panel.visitor();
    const body = new URLSearchParams({ email: user.email, password: PASSWORD });
    const next = '?next=%2Fadmin%2Fresources%2Fkoier';
    const first = await visitor.send('POST', `/admin/login${next}`, { body });
    expect([first.status, first.headers.get('location')]).to.deep.equal([302, `/admin/login/code${next}`]);
    expect(await isIn(visitor)).to.equal(false);
    expect((await visitor.get('/admin/login/code')).body).to.contain('name="code"');
    const sid = visitor.cookies.get('koiene_panel');
    const wrong = await giveCode(visitor, '000000');
    expect([wrong.status, wrong.body.includes('data-problem="wrongCode"')]).to.deep.equal([401, true]);
    const right = await giveCode(visitor, app.code(1), next);
    expect([right.status, right.headers.get('location')]).to.deep.equal([302, '/admin/resources/koier']);
    expect(await isIn(visitor)).to.equal(true);
    expect(visitor.cookies.get('koiene_panel')).not.to.equal(sid);
  });

  it('takes each code once, however many try it at the same moment', async () => {
    const { user, app } = await someone();
    const visitors = await Promise.all([1, 2, 3, 4].map(() => panel.login(user)));
    const code = app.code(1);
    const answers = await Promise.all(visitors.map((visitor) => giveCode(visitor, code)));
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([302, 401, 401, 401]);
    await test.pool.query('delete from rate_limits');
    const another = await panel.login(user);
    for (const old of [code, app.code(0), app.code(-1), app.code(-9)]) {
      expect((await giveCode(another, old)).status).to.equal(401);
    }
  });

  it('comes with ten recovery codes, each good once, however it is typed', async () => {
    const { user, codes } = await someone();
    expect(new Set(codes).size).to.equal(10);
    const [first = '', second = ''] = codes;
    const visitor = await panel.login(user);
    expect((await giveCode(visitor, ` ${first.toUpperCase().replaceAll('-', ' ')}`)).status).to.equal(302);
    expect((await visitor.get(SECURITY_PAGE)).body.twoFactor.recoveryCodes).to.equal(9);
    expect((await giveCode(await panel.login(user), first)).status).to.equal(401);
    expect(await whatMails(user)).to.deep.equal([
      'Engangskoder fra en app er satt opp',
      'En gjenopprettingskode er brukt',
    ]);
    const { codes: renewed } = await deed(visitor, 'newCodes');
    expect((await giveCode(await panel.login(user), second)).status).to.equal(401);
    expect((await giveCode(await panel.login(user), renewed[0])).status).to.equal(302);
  });

  it('makes who guesses codes wait, with the tries to log in', async () => {
    const { user, app } = await someone();
    const visitor = await panel.login(user);
    let last = await giveCode(visitor, '000000');
    for (let guess = 0; guess < 10; guess += 1) last = await giveCode(visitor, '000000');
    expect(last.status).to.equal(429);
    expect(last.body).to.contain('tooManyRequests');
    expect((await giveCode(visitor, app.code(1))).status).to.equal(429);
  });

  it('cannot be skipped when the password is changed meanwhile, or by waiting', async () => {
    const { user, app } = await someone();
    const visitor = await panel.login(user);
    await setPassword(user.ntnuiNo, PASSWORD, { source: 'job' });
    const { status, body } = await giveCode(visitor, app.code(1));
    expect([status, body.includes('data-problem="waitedTooLong"')]).to.deep.equal([401, true]);
    expect(await isIn(visitor)).to.equal(false);
    expect((await giveCode(panel.visitor(), app.code(1))).status).to.equal(401);
  });

  it('answers a page that is open in JSON', async () => {
    const { user, app } = await someone();
    const visitor = panel.visitor();
    const headers = { Accept: 'application/json' };
    const body = new URLSearchParams({ email: user.email, password: PASSWORD });
    expect((await visitor.send('POST', '/admin/login', { body, headers })).body).to.deep.equal({
      second: { code: true, passkey: false },
    });
    const code = (typed: string) =>
      visitor.send('POST', '/admin/login/code', { body: new URLSearchParams({ code: typed }), headers });
    expect((await code('000000')).body).to.deep.equal({ problem: 'wrongCode' });
    expect((await code(app.code(1))).body).to.deep.equal({ id: String(user.ntnuiNo) });
  });

  it('is set up only with a code of the secret that was proposed to oneself', async () => {
    const [one, other] = [await panel.login(await buildBoard()), await panel.login(await buildBoard())];
    const { proposal } = await deed(one, 'proposeTotp');
    expect(proposal.picture).to.match(/^data:image\/svg\+xml;base64,/);
    const app = codeApp(proposal.secret);
    const add = async (visitor: Visitor, sealed: string, code: string) =>
      (await deed(visitor, 'addTotp', { sealed, code })).errors?.code;
    expect(await add(one, proposal.sealed, '000000')).to.match(/feil/);
    expect(await add(other, proposal.sealed, app.code(1))).to.match(/på nytt/);
    expect(await add(one, 'AAAA', app.code(1))).to.match(/på nytt/);
    expect(await add(one, proposal.sealed, app.code())).to.equal(undefined);
    expect((await other.get(SECURITY_PAGE)).body.twoFactor.hasTotp).to.equal(false);
  });

  it('is removed with its recovery codes, and nobody is asked for it any more', async () => {
    const { user, app } = await someone();
    const visitor = await panel.login(user);
    await giveCode(visitor, app.code(1));
    expect((await deed(visitor, 'removeTotp')).page.twoFactor).to.include({
      hasTotp: false,
      recoveryCodes: 0,
    });
    expect(await isIn(await panel.login(user))).to.equal(true);
    expect((await whatMails(user)).at(-1)).to.equal('Engangskoder fra en app er fjernet');
  });

  it('is reset by an administrator: noted in the history, told by mail, and all sessions are over', async () => {
    const { user, app } = await someone();
    const visitor = await panel.login(user);
    await giveCode(visitor, app.code(1));
    const admin = await panel.login(await buildAdmin());
    const { body } = await admin.act('users', user.ntnuiNo, 'resetSecondFactor');
    expect(body.notice.type).to.equal('success');
    expect(await isIn(visitor)).to.equal(false);
    expect(await isIn(await panel.login(user))).to.equal(true);
    expect((await whatMails(user)).at(-1)).to.match(/nullstilt/);
    const { body: told } = await admin.record('users', user.ntnuiNo, 'history');
    const changes = told.history.flatMap(({ changes: made }: { changes: object[] }) => made);
    expect(changes).to.deep.include({ field: 'totp', before: true, after: null });
  });

  it('is reset by a command when nobody can get in', async () => {
    const { user } = await someone();
    const { code, output } = await runCommand('user', test.url, ['reset-second-factor', user.email]);
    expect([code, output.includes(user.email)]).to.deep.equal([0, true]);
    expect(await isIn(await panel.login(user))).to.equal(true);
  });

  it('leaves no secret readable: not in the database, nor in what leaves it', async () => {
    const user = await buildBoard();
    const visitor = await panel.login(user);
    const { proposal } = await deed(visitor, 'proposeTotp');
    const secret = proposal.secret.replaceAll(' ', '');
    const { codes } = await deed(visitor, 'addTotp', {
      sealed: proposal.sealed,
      code: codeApp(secret).code(),
    });
    const kept = JSON.stringify(await everything(test.url));
    const [code = ''] = codes;
    for (const told of [secret, proposal.secret, proposal.sealed, code, code.replaceAll('-', '')])
      expect(kept).not.to.contain(told);
    const page = JSON.stringify((await visitor.get(SECURITY_PAGE)).body);
    expect(page).not.to.contain(secret);
  });

  it('keeps what is sealed for one account worthless in the row of another', async () => {
    const [one, other] = [await someone(), await someone()];
    await test.pool.query(
      `update totp_secrets set sealed = (select sealed from totp_secrets where user_id = $1), last_step = 0
       where user_id = $2`,
      [one.user.ntnuiNo, other.user.ntnuiNo],
    );
    expect((await giveCode(await panel.login(other.user), one.app.code(1))).status).to.equal(401);
  });

  it('is told to its owner without secrets, and goes with them when they are erased', async () => {
    const { user } = await someone();
    await buildAdmin();
    const person = await findPerson(user.email);
    const told = await exportPersonalData(person);
    expect(told.second_factor).to.include({ recovery_codes_left: 10 });
    expect(told.panel_sessions).to.have.lengthOf(1);
    expect(JSON.stringify(told)).not.to.match(/sealed|code_hash|last_step/);
    await erasePerson(person, { source: 'job' });
    for (const table of ['totp_secrets', 'recovery_codes', 'passkeys', 'panel_sessions']) {
      const { rows } = await test.pool.query(`select from ${table} where user_id = $1`, [user.ntnuiNo]);
      expect(rows, table).to.have.lengthOf(0);
    }
  });
});
