import { createHmac } from 'node:crypto';
import { expect } from 'chai';
import { decodeJwt, SignJWT } from 'jose';
import { config } from '../../config/index.js';
import { AuditEntry, User } from '../../src/models/index.js';
import { issueTokens } from '../../src/services/people/tokens.js';
import { useApi } from '../support/api.js';
import { useDatabase } from '../support/database.js';
import { buildUser, PASSWORD } from '../support/factories.js';

const NOT_VALID = { detail: 'Token is invalid or expired', code: 'token_not_valid' };

describe('tokens', () => {
  useDatabase();
  const api = useApi();
  const login = (email: string, password = PASSWORD) => api.post('/token/', { email, password });
  const key = new TextEncoder().encode(config.tokenSecret);

  it('are given for e-mail, in any case, and password', async () => {
    const { email, ntnuiNo } = await buildUser({ email: 'Kari.Nordmann@example.org' });
    const { status, body } = await login(email.toUpperCase());
    expect(status).to.equal(200);
    expect(decodeJwt(body.access)).to.include({ token_type: 'access', user_id: ntnuiNo });
    const { token_type, exp = 0, iat = 0 } = decodeJwt(body.refresh);
    expect(token_type).to.equal('refresh');
    expect(exp - iat).to.be.closeTo(24 * 60 * 60, 1);
  });

  it('leave no trace in the history, which is about changes', async () => {
    const user = await buildUser();
    await login(user.email);
    const entries = await AuditEntry.findAll({
      where: { resource: 'users', recordId: String(user.ntnuiNo) },
    });
    expect(entries.map(({ action }) => action)).to.deep.equal(['create']);
    await user.reload();
    expect(user.lastLogin).to.be.a('date');
  });

  it('are refused alike for an unknown e-mail, a wrong password and an inactive user', async () => {
    const { email } = await buildUser();
    const inactive = await buildUser({ isActive: false });
    const fromOldSystem = await buildUser({ passwordHash: 'pbkdf2_sha256$1$salt$aGFzaA==' });
    for (const [address, password] of [
      ['ingen@example.org', PASSWORD],
      [email, 'feil'],
      [inactive.email, PASSWORD],
      [fromOldSystem.email, 'feil'],
    ] as const) {
      const startedAt = performance.now();
      const answer = await login(address, password);
      expect(answer.status).to.equal(401);
      expect(answer.body.detail).to.equal('No active account found with the given credentials');
      // Longer than any of them needs, so that it cannot be told which it was.
      expect(performance.now() - startedAt).to.be.at.least(495);
    }
    expect((await api.post('/token/', { email })).status).to.equal(400);
  });

  it('upgrades a hash of the old system at login', async () => {
    const { pbkdf2Sync } = await import('node:crypto');
    const hash = pbkdf2Sync(PASSWORD, 'salt', 1000, 32, 'sha256').toString('base64');
    const user = await buildUser({ passwordHash: `pbkdf2_sha256$1000$salt$${hash}` });
    expect((await login(user.email)).status).to.equal(200);
    await user.reload();
    expect(user.passwordHash).to.match(/^scrypt\$/);
    expect((await login(user.email)).status).to.equal(200);
    expect((await login(user.email, 'feil')).status).to.equal(401);
  });

  it('are refreshed and verified', async () => {
    const { email } = await buildUser();
    const { body } = await login(email);
    const refreshed = await api.post('/token/refresh/', { refresh: body.refresh });
    expect(Object.keys(refreshed.body)).to.deep.equal(['access']);
    expect((await api.post('/token/verify/', { token: refreshed.body.access })).body).to.deep.equal({});
    const misused = await api.post('/token/refresh/', { refresh: body.access });
    expect([misused.status, misused.body]).to.deep.equal([401, NOT_VALID]);
    expect((await api.post('/token/verify/', { token: 'tull' })).body).to.deep.equal(NOT_VALID);
  });

  it('die at once by logout, by a changed password, and with the user', async () => {
    const user = await buildUser();
    const first = (await login(user.email)).body;
    expect((await api.post('/token/logout/', { refresh: first.refresh })).status).to.equal(204);
    expect((await api.post('/token/refresh/', { refresh: first.refresh })).body).to.deep.equal(NOT_VALID);

    const second = (await login(user.email)).body;
    const bearer = { headers: { Authorization: `Bearer ${second.access}` } };
    expect((await api.get('/koie/booking/', bearer)).status).to.equal(200);
    await user.update({ credentialsChangedAt: new Date() });
    expect((await api.get('/koie/booking/', bearer)).status).to.equal(401);
    expect((await api.post('/token/refresh/', { refresh: second.refresh })).status).to.equal(401);

    const third = (await login(user.email)).body;
    await User.update({ isActive: false }, { where: { ntnuiNo: user.ntnuiNo } });
    expect((await api.post('/token/verify/', { token: third.refresh })).status).to.equal(401);
  });

  it('of access are logged out with the refresh token they came with, or from', async () => {
    const user = await buildUser();
    const { body } = await login(user.email);
    const refreshed = await api.post('/token/refresh/', { refresh: body.refresh });
    const other = (await login(user.email)).body;
    await api.post('/token/logout/', { refresh: body.refresh });
    const statusOf = async (access: string) =>
      (await api.get('/koie/booking/', { headers: { Authorization: `Bearer ${access}` } })).status;
    expect(await statusOf(body.access)).to.equal(401);
    expect(await statusOf(refreshed.body.access)).to.equal(401);
    expect(await statusOf(other.access)).to.equal(200);
  });

  it('given in the second in which the password was changed live on', async () => {
    const user = await buildUser();
    for (let change = 0; change < 3; change += 1) {
      await user.update({ credentialsChangedAt: new Date() });
      const { refresh } = issueTokens(user.ntnuiNo);
      expect((await api.post('/token/refresh/', { refresh })).status).to.equal(200);
    }
  });

  it('of the membership system, with the same key, are accepted', async () => {
    const user = await buildUser();
    const now = Math.floor(Date.now() / 1000);
    const token = await new SignJWT({ token_type: 'access', user_id: user.ntnuiNo })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setIssuedAt(now)
      .setExpirationTime(now + 300)
      .setJti('0d6a3c4e')
      .sign(key);
    expect(
      (await api.get('/koie/booking/', { headers: { Authorization: `Bearer ${token}` } })).status,
    ).to.equal(200);
  });

  it('signed with nothing, or with another algorithm, are worth nothing', async () => {
    const user = await buildUser();
    const claims = { token_type: 'access', user_id: user.ntnuiNo, jti: 'x', iat: 1, exp: 4_000_000_000 };
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const unsigned = `${part({ alg: 'none' })}.${part(claims)}.`;
    const content = `${part({ alg: 'HS512' })}.${part(claims)}`;
    const otherAlgorithm = `${content}.${createHmac('sha512', config.tokenSecret).update(content).digest('base64url')}`;
    for (const token of [unsigned, otherAlgorithm]) {
      expect(
        (await api.get('/koie/booking/', { headers: { Authorization: `Bearer ${token}` } })).status,
      ).to.equal(401);
    }
  });

  it('whose times are no times, though the key is right, are worth nothing', async () => {
    const user = await buildUser();
    const part = (text: string) => Buffer.from(text).toString('base64url');
    const claims = `"token_type": "access", "user_id": ${user.ntnuiNo}, "jti": "x"`;
    for (const times of [
      '"iat": "now", "exp": 4000000000',
      '"iat": 1, "exp": 1e300',
      '"iat": 1',
      '"exp": "1"',
    ]) {
      const content = `${part('{"alg": "HS256"}')}.${part(`{${claims}, ${times}}`)}`;
      const signature = createHmac('sha256', config.tokenSecret).update(content).digest('base64url');
      const Authorization = `Bearer ${content}.${signature}`;
      expect((await api.get('/koie/booking/', { headers: { Authorization } })).status, times).to.equal(401);
    }
  });

  it('limits logins per e-mail and address, and says when to come back', async () => {
    const { email } = await buildUser();
    const statuses: number[] = [];
    for (let i = 0; i < 11; i += 1) statuses.push((await login(email, 'feil')).status);
    expect(statuses).to.deep.equal([...Array(10).fill(401), 429]);
    const limited = await login(`  ${email.toUpperCase()} `);
    expect(limited.body.code).to.equal('too_many_requests');
    expect(Number(limited.headers.get('retry-after'))).to.be.within(1, 60);
    expect((await login((await buildUser()).email)).status).to.equal(200);
  });
});
