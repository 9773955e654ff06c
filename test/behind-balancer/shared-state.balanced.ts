import { expect } from 'chai';
import { Email, JobRun } from '../../src/models/index.js';
import { issueTokens } from '../../src/services/people/tokens.js';
import { useDatabase } from '../support/database.js';
import { buildBoard, buildBooking, buildKoie, buildMember, PASSWORD } from '../support/factories.js';
import { logInAt } from '../support/panel.js';
import { ANSWERED_BY } from './balancer.js';
import { SERVER_CONNECTIONS } from './pgbouncer.js';
import { type Stack, startStack } from './stack.js';

const INSIDE = '/admin/api/dashboard';

describe('two processes behind a balancer', () => {
  const test = useDatabase();
  let stack: Stack;
  before(async () => {
    for (let count = 0; count < 5; count += 1) await buildBooking({ from: -2, to: 0 });
    stack = await startStack();
  });
  beforeEach(() => test.pool.query('delete from rate_limits'));

  const statusAt = async (url: string, path: string, headers: Record<string, string> = {}) =>
    (await fetch(`${url}${path}`, { headers, redirect: 'manual' })).status;

  it('answer in turn', async () => {
    const answeredBy = new Map<string, number>();
    for (let count = 0; count < 10; count += 1) {
      const { headers } = await fetch(`${stack.url}/koie/koie/`);
      const name = headers.get(ANSWERED_BY) ?? '';
      answeredBy.set(name, (answeredBy.get(name) ?? 0) + 1);
    }
    expect([...answeredBy.values()]).to.deep.equal([5, 5]);
  });

  it('know the sessions of the panel, and their end', async () => {
    const visitor = await logInAt(stack.urls[0] ?? '', await buildBoard());
    const Cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const seenAt = () =>
      Promise.all([...stack.urls, stack.url].map((url) => statusAt(url, INSIDE, { Cookie })));
    expect(await seenAt()).to.deep.equal([200, 200, 200]);
    expect(await statusAt(stack.urls[1] ?? '', '/admin/logout', { Cookie })).to.equal(302);
    expect(await seenAt()).to.deep.equal([302, 302, 302]);
  });

  it('refuse a token that was logged out at the other', async () => {
    const { refresh } = await issueTokens((await buildMember()).ntnuiNo);
    const post = async (at: number, path: string) => {
      const body = JSON.stringify({ refresh });
      const headers = { 'Content-Type': 'application/json' };
      return (await fetch(`${stack.urls[at]}${path}`, { method: 'POST', headers, body })).status;
    };
    expect(await post(1, '/token/refresh/')).to.equal(200);
    expect(await post(0, '/token/logout/')).to.equal(204);
    expect(await post(1, '/token/refresh/')).to.equal(401);
  });

  it('count attempts to log in together', async () => {
    const { email } = await buildMember();
    const logIn = async (url: string, password: string) => {
      const body = JSON.stringify({ email, password });
      const headers = { 'Content-Type': 'application/json' };
      return (await fetch(`${url}/token/`, { method: 'POST', headers, body })).status;
    };
    for (let attempt = 0; attempt < 5; attempt += 1) {
      for (const url of stack.urls) expect(await logIn(url, 'wrong')).to.equal(401);
    }
    for (const url of [...stack.urls, stack.url]) expect(await logIn(url, PASSWORD)).to.equal(429);
  });

  it('share few connections to PostgreSQL, however much is asked of them', async () => {
    await buildKoie();
    const answers = Array.from({ length: 400 }, () => statusAt(stack.url, '/koie/koie/'));
    const connections = async () => {
      const { rows } = await test.pool.query<{ used: number }>(
        `select count(*)::integer as used from pg_stat_activity
         where datname = current_database() and application_name = 'koiene'`,
      );
      return rows[0]?.used;
    };
    const looks = await Promise.all(Array.from({ length: 10 }, connections));
    expect(new Set(await Promise.all(answers))).to.deep.equal(new Set([200]));
    // The models of the test have one, and those of the processes would have twenty.
    for (const used of looks) expect(used).to.be.at.most(SERVER_CONNECTIONS + 1);
  });

  it('have run each job once', async () => {
    expect(await Email.count({ where: { kind: 'checklist_reminder' } })).to.equal(5);
    expect(new Set((await JobRun.findAll()).map(({ attempts }) => attempts))).to.deep.equal(new Set([1]));
  });

  it('answer on when one of them is killed', async () => {
    stack.programs[0]?.killGroup();
    await stack.programs[0]?.ended();
    const answers = await Promise.all(Array.from({ length: 20 }, () => statusAt(stack.url, '/koie/koie/')));
    expect(new Set(answers)).to.deep.equal(new Set([200]));
  });
});
