import { expect } from 'chai';
import { isPrivateAddress } from '../../src/api/service/private-address.js';
import { useApi } from '../support/api.js';
import { useDatabase } from '../support/database.js';
import { buildBooking, buildKoie, buildMember, PASSWORD } from '../support/factories.js';

describe('what the service keeps to itself', () => {
  useDatabase();
  const api = useApi();

  it('measurements, when they are asked for by way of a proxy that nobody has told it of', async () => {
    const { status, body } = await api.get('/metrics', { headers: { 'X-Forwarded-For': '10.0.0.1' } });
    expect([status, body.code]).to.deep.equal([403, 'forbidden']);
  });

  it('measurements, from addresses of the internet', () => {
    const near = ['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '::1', 'fd00::1', '::ffff:10.0.0.1'];
    const far = ['8.8.8.8', '172.32.0.1', '2001:700:300::1', '::ffff:8.8.8.8', 'unknown'];
    expect(near.filter((address) => !isPrivateAddress(address))).to.deep.equal([]);
    expect(far.filter(isPrivateAddress)).to.deep.equal([]);
  });

  it('files of Swagger UI that its page does not use', async () => {
    for (const name of ['swagger-ui-bundle.js.map', 'swagger-ui.css.map', 'package.json', 'index.html']) {
      expect((await api.get(`/docs/swagger/${name}`)).status, name).to.equal(404);
    }
    for (const name of ['swagger-ui-bundle.js', 'swagger-ui.css']) {
      expect((await api.get(`/docs/swagger/${name}`)).status, name).to.equal(200);
    }
  });

  it('tokens and bookings, which nobody on the way may store', async () => {
    const member = await buildMember();
    const { uuid } = await buildBooking();
    const { slug } = await buildKoie();
    const stored = async (answer: Promise<{ status: number; headers: Headers }>) => {
      const { status, headers } = await answer;
      return [status, headers.get('cache-control')];
    };
    const logIn = (password: string) => api.post('/token/', { email: member.email, password });
    expect(await stored(logIn(PASSWORD))).to.deep.equal([200, 'no-store']);
    expect(await stored(logIn('wrong'))).to.deep.equal([401, 'no-store']);
    expect(await stored(api.get(`/koie/booking/${uuid}/`))).to.deep.equal([200, 'no-store']);
    expect(await stored(api.get('/koie/booking/', { as: member }))).to.deep.equal([200, 'no-store']);
    expect(await stored(api.get(`/koie/koie/${slug}/`))).to.deep.equal([200, null]);
  });

  it('not whom to tell of a hole in its security', async () => {
    const { status, headers, body } = await api.get('/.well-known/security.txt');
    expect([status, headers.get('content-type')]).to.deep.equal([200, 'text/plain; charset=utf-8']);
    expect(body).to.match(/^Contact: mailto:security@example\.org$/m);
    const [, expires = ''] = /^Expires: (\S+)$/m.exec(body) ?? [];
    expect(Date.parse(expires)).to.be.greaterThan(Date.now());
    expect(Date.parse(expires)).to.be.lessThan(Date.now() + 365 * 24 * 60 * 60 * 1000);
  });
});
