import { expect } from 'chai';
import { JobRun } from '../../src/models/index.js';
import { issueTokens } from '../../src/services/people/tokens.js';
import { useDatabase } from '../support/database.js';
import { buildBoard, buildKoie, buildMember, PASSWORD } from '../support/factories.js';
import { logInAt } from '../support/panel.js';
import { SERVER_CONNECTIONS } from './pgbouncer.js';
import { type Stack, startStack } from './stack.js';

const INSIDE = '/admin/api/dashboard';

describe('two processes behind a balancer', () => {
  const test = useDatabase();
  let stack: Stack;
  before(async () => {
    stack = await startStack();
  });
  beforeEach(() => test.pool.query('delete from rate_limits'));

  const statusAt = async (url: string, path: string, headers: Record<string, string> = {}) =>
    (await fetch(`${url}${path}`, { headers, redirect: 'manual' })).status;

  it('answer in turn', async () => {
    const before = await answeredByEach('HEAD');
    for (let count = 0; count < 10; count += 1) await fetch(`${stack.url}/koie/koie/`, { method: 'HEAD' });
    const after = await answeredByEach('HEAD');
    expect(after.map((count, index) => count - (before[index] ?? 0))).to.deep.equal([5, 5]);
  });

  /** How many requests of a method each process has answered, by its own measurements. */
  const answeredByEach = (method: string) =>
    Promise.all(
      stack.urls.map(async (url) => {
        const text = await (await fetch(`${url}/metrics`)).text();
        const counts = text.matchAll(
          new RegExp(
            `^http_request_duration_seconds_count\\{method="${method}",status="\\d+"\\} (\\d+)$`,
            'gm',
          ),
        );
        return [...counts].reduce((sum, [, count]) => sum + Number(count), 0);
      }),
    );

  it('keep their measurements from the guests', async () => {
    expect(await statusAt(stack.url, '/metrics')).to.equal(404);
    expect(await statusAt(stack.url, '/metrics/')).to.equal(404);
  });

  it('know the sessions of the panel, and their end', async () => {
    const visitor = await logInAt(stack.urls[0] ?? '', await buildBoard());
    const Cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const seenAt = () =>
      Promise.all([...stack.urls, stack.url].map((url) => statusAt(url, INSIDE, { Cookie })));
    expect(await seenAt()).to.deep.equal([200, 200, 200]);
    expect(await statusAt(stack.urls[1] ?? '', '/admin/logout', { Cookie })).to.equal(302);
    expect(await seenAt()).to.deep.equal([401, 401, 401]);
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
    const runs = await JobRun.findAll();
    expect(runs.map(({ job }) => job)).to.include('deliver-mail');
    expect(new Set(runs.map(({ attempts }) => attempts))).to.deep.equal(new Set([1]));
  });

  it('leave nobody unanswered while one after the other is restarted', async () => {
    const { refresh } = await issueTokens((await buildMember()).ntnuiNo);
    const refused = new Set<string>();
    let isDone = false;
    const guest = async (ask: () => Promise<Response>) => {
      while (!isDone) {
        const response = await ask();
        const text = await response.text();
        // The limit of writes a minute is reached where answers are fast.
        if (![200, 429].includes(response.status)) refused.add(`${response.status} ${text}`);
      }
    };
    const guests = [
      guest(() => fetch(`${stack.url}/koie/koie/`)),
      guest(() =>
        fetch(`${stack.url}/token/verify/`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ token: refresh }),
        }),
      ),
    ];
    await stack.restart(0);
    // Only guests write here, so then the balancer sends them there again.
    while ((await answeredByEach('POST'))[0] === 0);
    await stack.restart(1);
    isDone = true;
    await Promise.all(guests);
    expect([...refused]).to.deep.equal([]);
  }).timeout(240_000);

  it('answer on when one of them is killed', async () => {
    stack.programs[0]?.killGroup();
    await stack.programs[0]?.ended();
    const answers = await Promise.all(Array.from({ length: 20 }, () => statusAt(stack.url, '/koie/koie/')));
    expect(new Set(answers)).to.deep.equal(new Set([200]));
  });
});
