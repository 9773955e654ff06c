import { expect } from 'chai';
import { User } from '../../src/models/index.js';
import { runCommand } from '../legacy-import/run.js';
import { useDatabase } from '../support/database.js';
import { buildAdmin, buildBoard, buildUser } from '../support/factories.js';
import { usePanel } from '../support/panel.js';

describe('The last administrator', function () {
  this.timeout(30_000);
  const database = useDatabase();
  const panel = usePanel();
  let last: User;

  before(async () => {
    last = await buildAdmin();
    await buildUser({ isAdmin: true, isActive: false });
    await buildBoard();
  });

  it('can neither be deactivated, demoted nor deleted by a form, and is told so in words', async () => {
    const visitor = await panel.login(last);
    for (const field of ['isActive', 'isAdmin']) {
      const { version } = await last.reload();
      const { body } = await visitor.act('users', last.ntnuiNo, 'edit', { [field]: false, version });
      expect(body.notice.type).to.equal('error');
      expect(Object.keys(body.record.errors)).to.deep.equal([field]);
      expect(body.record.errors[field].message).to.contain('Da ville ingen være administrator lenger');
    }
    expect((await visitor.act('users', last.ntnuiNo, 'delete')).body.notice.type).to.equal('error');
    await last.reload();
    expect([last.isActive, last.isAdmin]).to.deep.equal([true, true]);
  });

  it('is kept by the database, too, also when two take each other’s rights away at once', async () => {
    const alone = await database.pool
      .query('update users set is_admin = false where ntnui_no = $1', [last.ntnuiNo])
      .catch((error: Error) => error);
    expect(alone).to.be.an('error').with.property('constraint', 'users_last_admin');
    const second = await buildAdmin();
    const outcomes = await Promise.allSettled(
      [last, second].map(({ ntnuiNo }) =>
        database.pool.query('update users set is_active = false where ntnui_no = $1', [ntnuiNo]),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'rejected')).to.have.lengthOf(1);
    expect(await User.count({ where: { isActive: true, isAdmin: true } })).to.equal(1);
  });

  it('is brought back by a command, with a new password', async () => {
    await database.pool.query(
      `select set_config('koiene.actor', '{"source": "job"}', true); update users set is_admin = false, is_active = false`,
    );
    const user = await buildUser({ email: 'Styret@example.org' });
    const ran = await runCommand('user', database.url, ['admin', 'styret@example.org']);
    expect(ran.code, ran.errors).to.equal(0);
    const { output } = await runCommand('user', database.url, ['password', String(user.ntnuiNo)]);
    const [, password = ''] = /is now (\S+)/.exec(output) ?? [];
    const visitor = panel.visitor();
    const body = new URLSearchParams({ email: user.email, password });
    expect((await visitor.send('POST', '/admin/login', { body })).status).to.equal(302);
    expect((await visitor.record('users', user.ntnuiNo, 'edit')).body.record.params.isAdmin).to.equal(true);
    const unknown = await runCommand('user', database.url, ['admin', 'ukjent@example.org']);
    expect([unknown.code, unknown.errors]).to.deep.equal([
      1,
      'No account logs in with ukjent@example.org or has that number\n',
    ]);
  });

  it('may change what has nothing to do with it, and be one of several', async () => {
    const [one] = await User.findAll({ where: { isActive: true, isAdmin: true } });
    await one?.update({ firstName: 'Kari' });
    await buildAdmin();
    await one?.update({ isAdmin: false });
    expect(one?.isAdmin).to.equal(false);
  });
});
