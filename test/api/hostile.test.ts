import { request as httpRequest } from 'node:http';
import { expect } from 'chai';
import fc from 'fast-check';
import { routes } from '../../src/api/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { issueTokens } from '../../src/services/people/tokens.js';
import { useApi } from '../support/api.js';
import { useDatabase } from '../support/database.js';
import { buildAdmin, buildBooking, buildKoie, fullReport } from '../support/factories.js';

const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 400);

interface Attack {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: Buffer | undefined;
}

/** Values that have broken servers. */
const NASTY: unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  1e20,
  2147483648,
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  '\u202e',
  "'; drop table bookings; --",
  '%00',
  '../../etc/passwd',
  '{{7*7}}',
  '2026-02-30',
  '0000-00-00',
  '99999-01-01',
  '-infinity',
  'infinity',
  'NaN',
  '1e9',
  '0x10',
  'x'.repeat(5000),
  [],
  [[]],
  {},
  { $gt: '' },
  { toString: 1 },
  { __proto__: null, constructor: { prototype: { admin: true } } },
  JSON.parse('{"__proto__": {"isAdmin": true}}'),
  JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`),
];
const nasty = fc.constantFrom(...NASTY);
const nastyText = nasty.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));

describe('hostile requests', () => {
  const test = useDatabase();
  const api = useApi();
  let token: string;
  let uuid: string;
  let slug: string;
  let sent = 0;
  before(async () => {
    token = (await issueTokens((await buildAdmin()).ntnuiNo)).access;
    const koie = await buildKoie();
    slug = koie.slug;
    uuid = (await buildBooking({ koieId: koie.id, from: 0 })).uuid;
  });

  it(`${REQUESTS} of them never make a 5xx, and are always answered in JSON`, async function () {
    this.timeout(30_000 + REQUESTS * 100);
    await fc.assert(
      fc.asyncProperty(attacks(), async (attack) => {
        sent += 1;
        // Otherwise the limit of writes would answer most of them.
        if (sent % 200 === 0) await test.pool.query('delete from rate_limits');
        const { status, contentType, text } = await send(attack);
        const route = `${attack.method} ${attack.path}`;
        expect(status < 500 || status === 501, `${route} answered ${status}: ${text}`).to.equal(true);
        if (status >= 400 && attack.method !== 'HEAD') {
          expect(contentType, route).to.match(/^application\/json/);
          expect(JSON.parse(text), route).to.have.property('detail');
        }
      }),
      { numRuns: REQUESTS, interruptAfterTimeLimit: 25_000 + REQUESTS * 95, markInterruptAsFailure: true },
    );
    expect((await api.get('/readyz')).status).to.equal(200);
    const { rows } = await test.pool.query(
      "select count(*)::integer as stuck from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'",
    );
    expect(rows[0].stuck).to.equal(0);
  });

  function attacks(): fc.Arbitrary<Attack> {
    return fc
      .record({
        route: fc.constantFrom(...routes.filter(({ path }) => path !== '/metrics')),
        method: fc.constantFrom<string | undefined>(
          undefined,
          undefined,
          undefined,
          undefined,
          'HEAD',
          'OPTIONS',
          'TRACE',
          'DELETE',
          'PUT',
        ),
        segment: fc.oneof(
          fc.constantFrom(uuid, slug, uuid.toUpperCase()),
          nastyText,
          fc.string({ maxLength: 30 }),
        ),
        raw: fc.constantFrom('', '', '', '%', '%E0%A4%A', '%zz', '/../', '//', ';a=b', '#'),
        query: fc.array(fc.tuple(fc.constantFrom(...QUERY_KEYS), nastyText), { maxLength: 4 }),
        body: fc.oneof(hostileBody(), fc.constantFrom(...RAW_BODIES)),
        type: fc.constantFrom(
          'application/json',
          'application/json',
          'application/json',
          'text/plain',
          'application/xml',
          '',
          'application/json; charset=utf-16',
          'multipart/form-data; boundary=x',
        ),
        headers: fc.dictionary(
          fc.constantFrom(
            'Accept-Language',
            'Idempotency-Key',
            'Origin',
            'If-None-Match',
            'Range',
            'Expect-Nothing',
          ),
          headerText(),
          { maxKeys: 3 },
        ),
        anonymous: fc.integer({ min: 0, max: 4 }),
      })
      .map(({ route, method, segment, raw, query, body, type, headers, anonymous }) => {
        const path = route.path.replace(/\{\w+\}/, `${encodeURIComponent(segment.toWellFormed())}${raw}`);
        const search = query
          .map(([key, value]) => `${key}=${encodeURIComponent(value.toWellFormed())}`)
          .join('&');
        const verb = method ?? route.method.toUpperCase();
        return {
          method: verb,
          path: search ? `${path}?${search}` : path,
          headers: {
            ...headers,
            ...(type ? { 'Content-Type': type } : {}),
            ...(anonymous === 0 ? {} : { Authorization: `Bearer ${token}` }),
          },
          body: verb === 'GET' || verb === 'HEAD' || verb === 'TRACE' ? undefined : body,
        };
      });
  }

  /** A body that is right but for some values, so that it gets as deep as possible. */
  function hostileBody(): fc.Arbitrary<Buffer> {
    const right = {
      koie: slug,
      arrival_date: addDays(today(), 1),
      departure_date: addDays(today(), 2),
      guests_member: 1,
      guests_not_member: 0,
      contact_email: 'kari@example.org',
      guests: [],
      key_status: 'picked_up',
      token_id: 'tok_visa',
      email: 'kari@example.org',
      password: 'x',
      refresh: 'x',
      token: 'x',
      ...fullReport(),
    };
    return fc
      .array(fc.tuple(fc.constantFrom(...Object.keys(right), '__proto__', 'constructor'), nasty), {
        maxLength: 3,
      })
      .map((changes) => Buffer.from(JSON.stringify({ ...right, ...Object.fromEntries(changes) })));
  }

  function send({
    method,
    path,
    headers,
    body,
  }: Attack): Promise<{ status: number; contentType: string; text: string }> {
    const { hostname, port } = new URL(api.url);
    return new Promise((resolve, reject) => {
      const framed = body ? { ...headers, 'Content-Length': String(body.length) } : headers;
      const request = httpRequest(
        { hostname, port, method, path, headers: framed, agent: false },
        (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (chunk: string) => {
            text += chunk;
          });
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              contentType: response.headers['content-type'] ?? '',
              text,
            }),
          );
        },
      );
      request.on('error', reject);
      request.end(body);
    });
  }
});

const QUERY_KEYS = [
  'days',
  'from_date',
  'to_date',
  'limit',
  'offset',
  'include_expired',
  'key_status',
  'koie',
  'order_by',
  'arrival_date_start',
  'departure_date_end',
  'a[b]',
  'limit[]',
  '__proto__[x]',
  'constructor',
];

const RAW_BODIES = [
  '',
  '{',
  'null',
  '[]',
  '"x"',
  '{"a":1}{"b":2}',
  '{"koie":"\\ud800"}',
  '\ufeff{}',
  `{"koie":${'['.repeat(5000)}`,
  `{"koie":"${'x'.repeat(100_000)}"}`,
  'x'.repeat(102_401),
].map((text) => Buffer.from(text));

function headerText(): fc.Arbitrary<string> {
  return fc.constantFrom(
    '',
    '*',
    'nb',
    'x'.repeat(300),
    'bytes=0-',
    '"',
    ';;;',
    'en;q=9',
    'null',
    'http://localhost:8080',
  );
}
