import { connect } from 'node:net';
import { expect } from 'chai';
import type { User } from '../../src/models/index.js';
import { issueTokens } from '../../src/services/people/tokens.js';
import { useApi } from '../support/api.js';
import { useDatabase } from '../support/database.js';
import { buildMember } from '../support/factories.js';

describe('conventions of the API', () => {
  const test = useDatabase();
  const api = useApi();
  let member: User;
  before(async () => {
    member = await buildMember();
  });

  it('answers an unknown path with 404 in JSON', async () => {
    const { status, body } = await api.get('/finnes/ikke');
    expect([status, body.code]).to.deep.equal([404, 'not_found']);
  });

  it('answers an unknown method with 405 and what is allowed', async () => {
    for (const [method, path, allow] of [
      ['DELETE', '/koie/booking/', 'GET, HEAD, OPTIONS, POST'],
      ['POST', '/koie/koie/', 'GET, HEAD, OPTIONS'],
      ['GET', '/token/', 'OPTIONS, POST'],
      ['PUT', '/koie/koie/flakoia/', 'GET, HEAD, OPTIONS'],
    ] as const) {
      const { status, headers, body } = await api.send(method, path);
      expect([status, headers.get('allow'), body.code], path).to.deep.equal([
        405,
        allow,
        'method_not_allowed',
      ]);
    }
  });

  it('never redirects for a slash', async () => {
    for (const path of [
      '/koie/koie',
      '/koie/koie/',
      '/openapi.json',
      '/openapi.json/',
      '/redoc',
      '/redoc/',
    ]) {
      expect((await api.get(path)).status, path).to.equal(200);
    }
  });

  for (const [what, body, contentType, status, code] of [
    ['JSON that is none', '{"koie":', 'application/json', 400, 'malformed_json'],
    ['a list', '[]', 'application/json', 400, 'malformed_json'],
    ['a bare word', '"tull"', 'application/json', 400, 'malformed_json'],
    ['null', 'null', 'application/json', 400, 'malformed_json'],
    ['a form', 'koie=flakoia', 'application/x-www-form-urlencoded', 415, 'unsupported_media_type'],
    ['text', 'hei', 'text/plain', 415, 'unsupported_media_type'],
    ['an unknown charset', '{}', 'application/json; charset=klingon', 415, 'unsupported_media_type'],
    ['more than 100 kB', JSON.stringify({ koie: 'x'.repeat(102_401) }), 'application/json', 413, 'too_large'],
  ] as const) {
    it(`refuses ${what} as a body`, async () => {
      const answer = await api.post('/koie/booking/', body, {
        as: member,
        headers: { 'Content-Type': contentType },
      });
      expect([answer.status, answer.body.code]).to.deep.equal([status, code]);
    });
  }

  it('takes no body at all as an empty one', async () => {
    const { status, body } = await api.post('/token/');
    expect(status).to.equal(400);
    expect(Object.keys(body.detail)).to.deep.equal(['email', 'password']);
  });

  it('identifies every answer', async () => {
    const ids = await Promise.all(
      ['/koie/koie/', '/tull', '/healthz'].map(async (path) =>
        (await api.get(path)).headers.get('x-request-id'),
      ),
    );
    expect(new Set(ids).size).to.equal(3);
    expect(ids).to.not.include(null);
  });

  it('answers what is no request at all in JSON, too', async () => {
    const answers = await Promise.all(
      [
        'GET / HTTP/1.1\r\nbroken header\r\n\r\n',
        `GET / HTTP/1.1\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`,
      ].map(raw),
    );
    expect(answers[0]).to.match(/^HTTP\/1.1 400 [\s\S]*x-request-id[\s\S]*"malformed_request"/i);
    expect(answers[1]).to.match(/^HTTP\/1.1 431 [\s\S]*x-request-id[\s\S]*"headers_too_large"/i);
  });

  for (const path of ['/koie/booking/', '/payments/webhook/']) {
    it(`refuses at once what ${path} is sent too much of, though the end never comes`, async () => {
      const { access } = issueTokens(member.ntnuiNo);
      const head = `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer ${access}\r\n`;
      const chunk = `${(200_000).toString(16)}\r\n${'x'.repeat(200_000)}\r\n`;
      const answers = await Promise.all([
        raw(`${head}Transfer-Encoding: chunked\r\n\r\n${chunk}`),
        raw(`${head}Content-Length: 5000000\r\n\r\n{`),
      ]);
      for (const answer of answers) expect(answer).to.match(/^HTTP\/1.1 413 [\s\S]*"too_large"/);
    });
  }

  const raw = (text: string) =>
    new Promise<string>((resolve, reject) => {
      let answer = '';
      const socket = connect(Number(new URL(api.url).port), '127.0.0.1', () => socket.write(text));
      socket.on('data', (chunk) => {
        answer += chunk.toString();
      });
      socket.on('close', () => resolve(answer));
      socket.on('error', reject);
    });

  it('lets the configured sites read answers, errors too, and no other site', async () => {
    const preflight = await api.send('OPTIONS', '/koie/booking/', {
      headers: {
        Origin: 'http://localhost:8080',
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'authorization,content-type',
      },
    });
    expect(preflight.status).to.equal(204);
    expect(preflight.headers.get('access-control-allow-origin')).to.equal('http://localhost:8080');
    expect(preflight.headers.get('access-control-allow-headers')).to.match(/Authorization.*Content-Type/);
    expect(Number(preflight.headers.get('access-control-max-age'))).to.be.greaterThan(600);

    const error = await api.get('/koie/booking/', { headers: { Origin: 'http://127.0.0.1:8080' } });
    expect(error.status).to.equal(401);
    expect(error.headers.get('access-control-allow-origin')).to.equal('http://127.0.0.1:8080');
    expect(error.headers.get('access-control-expose-headers')).to.equal(
      'X-Total-Count,Link,X-Request-Id,Retry-After',
    );
    expect(error.headers.get('access-control-allow-credentials')).to.equal(null);

    const foreign = await api.get('/koie/koie/', { headers: { Origin: 'https://evil.example' } });
    expect(foreign.headers.get('access-control-allow-origin')).to.equal(null);
  });

  it('documents every mounted route and mounts every documented one', async () => {
    const { body } = await api.get('/openapi.json');
    expect(body.openapi).to.equal('3.1.0');
    for (const [path, operations] of Object.entries<Record<string, unknown>>(body.paths)) {
      for (const method of Object.keys(operations)) {
        const { status, body: answer } = await api.send(method.toUpperCase(), path.replace(/\{\w+\}/g, 'x'));
        expect(status === 405 || answer?.code === 'method_not_allowed', `${method} ${path}`).to.equal(false);
        if (status === 404)
          expect(answer.code, path).to.not.equal(/\{(id|number|token)\}/.test(path) ? 'x' : 'not_found');
      }
    }
  });

  it('is ready, tells when each job last succeeded, and measures itself', async () => {
    await test.pool.query(
      "insert into job_runs (job, slot, state, leased_until, finished_at) values ('retention', now(), 'done', now(), '2026-11-24T01:00:00Z')",
    );
    expect((await api.get('/readyz')).body.jobs_last_success).to.deep.equal({
      retention: '2026-11-24T01:00:00.000Z',
    });
    expect((await api.get('/readyz')).body).to.include({
      detail: 'Ready',
      failed_mails: 0,
      open_payments: 0,
    });
    expect((await api.get('/metrics')).body).to.match(/^koiene_seconds_since_job [1-9]\d+/m);
    const late = async () => (await api.get('/readyz')).body.jobs_late;
    expect(await late()).to.equal(true);
    await test.pool.query('update job_runs set finished_at = now()');
    expect(await late()).to.equal(false);
    expect((await api.get('/metrics')).body).to.include('http_request_duration_seconds_bucket');
  });
});
