import { expect } from 'chai';
import { useDatabase } from '../support/database.js';
import { buildBoard, PASSWORD } from '../support/factories.js';
import { usePanel, type Visitor } from '../support/panel.js';

const PAGE = '/admin/api/pages/security';
const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0';

describe('My sessions', () => {
  const test = useDatabase();
  const panel = usePanel();

  const sessionsOf = async (visitor: Visitor) =>
    (await visitor.get(PAGE)).body.sessions as {
      id: string;
      browser: string;
      startedAt: string;
      seenAt: string;
      isThis: boolean;
    }[];
  const isIn = async (visitor: Visitor) => (await visitor.get(PAGE)).status === 200;

  it('tell where one is signed in, since when, from which browser, and when it was last used', async () => {
    const { email } = await buildBoard();
    const firefox = panel.visitor();
    const body = new URLSearchParams({ email, password: PASSWORD });
    await firefox.send('POST', '/admin/login', { body, headers: { 'User-Agent': FIREFOX } });
    await test.pool.query(
      `update panel_sessions set started_at = now() - interval '3 hours', seen_at = now() - interval '2 hours'`,
    );
    const here = await panel.login({ email });
    const [first, second, ...more] = await sessionsOf(here);
    expect(more).to.have.lengthOf(0);
    expect([first?.isThis, second?.isThis, second?.browser]).to.deep.equal([true, false, 'Firefox, Windows']);
    const hoursAgo = (iso = '') => Math.round((Date.now() - Date.parse(iso)) / 3_600_000);
    expect([second?.startedAt, second?.seenAt, first?.seenAt].map(hoursAgo)).to.deep.equal([3, 2, 0]);
    await firefox.get('/admin');
    expect((await sessionsOf(here)).map(({ seenAt }) => hoursAgo(seenAt))).to.deep.equal([0, 0]);
  });

  it('are ended one by one, or all but this one, at once', async () => {
    const user = await buildBoard();
    const [here, phone, library, home] = await Promise.all([1, 2, 3, 4].map(() => panel.login(user)));
    if (!here || !phone || !library || !home) throw new Error('Nobody is signed in');
    const own = (await sessionsOf(phone)).find(({ isThis }) => isThis);
    const { body } = await here.post(PAGE, { deed: 'end', session: own?.id ?? '' });
    expect(body.page.sessions).to.have.lengthOf(3);
    expect(await Promise.all([here, phone, library, home].map(isIn))).to.deep.equal([
      true,
      false,
      true,
      true,
    ]);
    await here.post(PAGE, { deed: 'endOthers' });
    expect(await Promise.all([here, phone, library, home].map(isIn))).to.deep.equal([
      true,
      false,
      false,
      false,
    ]);
  });

  it('of others can neither be seen nor ended', async () => {
    const [one, other] = [await panel.login(await buildBoard()), await panel.login(await buildBoard())];
    const [session] = await sessionsOf(one);
    expect(await sessionsOf(other)).to.have.lengthOf(1);
    for (const end of [session?.id ?? '', 'nonsense', "'; delete from panel_sessions"])
      expect((await other.post(PAGE, { deed: 'end', session: end })).body.page.sessions).to.have.lengthOf(1);
    await other.post(PAGE, { deed: 'endOthers' });
    expect(await isIn(one)).to.equal(true);
  });

  it('are over when one logs out, and after eight hours without use', async () => {
    const user = await buildBoard();
    const [here, phone, idle] = [await panel.login(user), await panel.login(user), await panel.login(user)];
    await phone.get('/admin/logout');
    expect(await sessionsOf(here)).to.have.lengthOf(2);
    const own = (await sessionsOf(idle)).find(({ isThis }) => isThis)?.id;
    await test.pool.query(
      `update panel_sessions set seen_at = now() - interval '481 minutes' where id = $1`,
      [own],
    );
    expect(await isIn(idle)).to.equal(false);
    expect(await sessionsOf(here)).to.have.lengthOf(1);
  });
});
