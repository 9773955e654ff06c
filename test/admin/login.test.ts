import { expect } from 'chai';
import { Membership, type User } from '../../src/models/index.js';
import { setPassword } from '../../src/services/people/users.js';
import { useDatabase } from '../support/database.js';
import { buildAdmin, buildBoard, buildMember, buildSit, buildUser, PASSWORD } from '../support/factories.js';
import { usePanel, type Visitor } from '../support/panel.js';

const INSIDE = '/admin/api/dashboard';

describe('Logging in to the panel', () => {
  const test = useDatabase();
  const panel = usePanel();

  const tryLogin = (visitor: Visitor, email: string, password = PASSWORD, next = '') =>
    visitor.send('POST', `/admin/login${next}`, { body: new URLSearchParams({ email, password }) });

  it('lets the board, SiT and administrators in, and nobody else', async () => {
    for (const user of [await buildBoard(), await buildSit(), await buildAdmin()]) {
      const visitor = panel.visitor();
      const { status, headers } = await tryLogin(visitor, user.email.toUpperCase());
      expect([status, headers.get('location')]).to.deep.equal([302, '/admin']);
      expect((await visitor.get(INSIDE)).status).to.equal(200);
    }
    const others = [
      [await buildMember(), 403],
      [await buildUser({ isAdmin: true, isActive: false }), 401],
    ] as const;
    for (const [user, status] of others) {
      const visitor = panel.visitor();
      expect((await tryLogin(visitor, user.email)).status).to.equal(status);
      expect((await visitor.get(INSIDE)).status).to.equal(401);
    }
  });

  it('tells a member whose password is right that their account has no access, in either language', async () => {
    const { email } = await buildMember();
    const { body } = await tryLogin(panel.visitor(), email);
    expect(body).to.contain('data-problem="noAccess"').and.contain('har ikke tilgang');
    const visitor = panel.visitor();
    visitor.cookies.set('koiene_language', 'en');
    expect((await tryLogin(visitor, email)).body).to.contain('has no access');
    expect((await tryLogin(visitor, email, 'wrong')).body).not.to.contain('has no access');
  });

  it('says the same to a wrong password and to an unknown address', async () => {
    const told = await Promise.all([
      tryLogin(panel.visitor(), (await buildBoard()).email, 'wrong'),
      tryLogin(panel.visitor(), 'nobody@example.org'),
      tryLogin(panel.visitor(), `'";</script><script>alert(1)</script>`),
    ]);
    expect(new Set(told.map(({ body }) => body))).to.have.lengthOf(1);
    expect(told[0]?.body).to.contain('invalidCredentials');
  });

  it('gives the session a new id, in a cookie that scripts and other sites cannot use', async () => {
    const visitor = panel.visitor();
    visitor.cookies.set('koiene_panel', 's%3Aplanted.by-somebody-else');
    const { headers } = await tryLogin(visitor, (await buildBoard()).email);
    const cookie = headers.getSetCookie().find((set) => set.startsWith('koiene_panel='));
    expect(cookie)
      .to.match(/^koiene_panel=/)
      .and.not.contain('planted');
    expect(cookie).to.match(/; Path=\/admin;.*HttpOnly; SameSite=Lax/);
  });

  it('keeps nothing in the session but who it is and since when', async () => {
    await panel.login(await buildBoard());
    const { rows } = await test.pool.query('select sess from sessions order by expire desc limit 1');
    expect(rows[0].sess).to.have.all.keys('cookie', 'ntnuiNo', 'loggedInAt', 'panelSession');
  });

  it('goes on to the page that was asked for, but to no other site', async () => {
    const { email } = await buildBoard();
    const asked = await panel.visitor().get('/admin/resources/koier?filters.name=fl');
    expect(asked.headers.get('location')).to.equal(
      '/admin/login?next=%2Fadmin%2Fresources%2Fkoier%3Ffilters.name%3Dfl',
    );
    const locationFor = async (next: string) =>
      (await tryLogin(panel.visitor(), email, PASSWORD, `?next=${encodeURIComponent(next)}`)).headers.get(
        'location',
      );
    expect(await locationFor('/admin/resources/koier?filters.name=fl')).to.equal(
      '/admin/resources/koier?filters.name=fl',
    );
    for (const elsewhere of [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '/admin/../x',
      "/admin/'",
    ]) {
      expect(await locationFor(elsewhere), elsewhere).to.equal('/admin');
    }
  });

  it('ends a visit at once when the user is deactivated, loses the role or gets another password', async () => {
    const ways: ((user: User) => Promise<unknown>)[] = [
      (user) => user.update({ isActive: false }),
      (user) => Membership.destroy({ where: { userId: user.ntnuiNo } }),
      (user) => setPassword(user.ntnuiNo, 'Et helt annet passord', { source: 'panel' }),
    ];
    for (const end of ways) {
      const user = await buildBoard();
      const visitor = await panel.login(user);
      expect((await visitor.get(INSIDE)).status).to.equal(200);
      await end(user);
      expect((await visitor.get(INSIDE)).status).to.equal(401);
    }
  });

  it('ends a day after the login, however often it is used', async () => {
    const visitor = await panel.login(await buildBoard());
    const age = (hours: number) =>
      test.pool.query(`update panel_sessions set started_at = now() - $1 * interval '1 hour'`, [hours]);
    await age(23);
    expect((await visitor.get(INSIDE)).status).to.equal(200);
    await age(25);
    expect((await visitor.get(INSIDE)).status).to.equal(401);
  });

  it('forgets the session when logging out', async () => {
    const visitor = await panel.login(await buildSit());
    const before = new Map(visitor.cookies);
    expect((await visitor.get('/admin/logout')).headers.get('location')).to.equal('/admin/login');
    for (const [name, value] of before) visitor.cookies.set(name, value);
    expect((await visitor.get(INSIDE)).status).to.equal(401);
  });

  it('makes who guesses passwords wait', async () => {
    const { email } = await buildBoard();
    let last = await tryLogin(panel.visitor(), email, 'guess');
    for (let guess = 0; guess < 10; guess += 1) last = await tryLogin(panel.visitor(), email, 'guess');
    expect(last.status).to.equal(429);
    expect(Number(last.headers.get('retry-after'))).to.be.within(1, 60);
    expect(last.body).to.contain('tooManyRequests');
    expect((await tryLogin(panel.visitor(), email)).status).to.equal(429);
  });

  it('cannot be made to show a name as HTML', async () => {
    const user = await buildUser({ isAdmin: true, firstName: '</script><script>alert(1)</script>' });
    const visitor = await panel.login(user);
    expect((await visitor.get('/admin')).body).not.to.contain('alert(1)</script>');
  });

  it('follows the language switch, and without it the language of the user', async () => {
    const visitor = await panel.login(await buildUser({ isAdmin: true, language: 'en' }));
    const refusal = async () => (await visitor.create('desks', {})).body.record.errors.name.message;
    expect(await refusal()).to.equal('This field is required.');
    expect((await visitor.get('/admin')).body).to.contain('<html lang="en">');
    visitor.cookies.set('koiene_language', 'nb');
    expect((await visitor.get('/admin')).body).to.contain('<html lang="nb">');
    expect(await refusal()).to.equal('Feltet må fylles ut.');
  });
});
