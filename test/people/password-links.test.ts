import { expect } from 'chai';
import { Email, User } from '../../src/models/index.js';
import { deliverDue } from '../../src/services/mail/index.js';
import { runCommand } from '../legacy-import/run.js';
import { useDatabase } from '../support/database.js';
import { buildAdmin, buildBoard, buildMember, buildSit, PASSWORD } from '../support/factories.js';
import { usePanel, type Visitor } from '../support/panel.js';
import { everything } from '../support/schema.js';
import { SmtpDouble } from '../support/smtp-double.js';

const NEW = 'Ovnen på koia er varm 1968';

describe('A link to set a password', () => {
  const test = useDatabase();
  const panel = usePanel();
  const smtp = new SmtpDouble();
  before(() => smtp.start());
  after(() => smtp.stop());

  const ask = (email: string, visitor = panel.visitor()) =>
    visitor.send('POST', '/admin/forgotten', { body: new URLSearchParams({ email }) });
  const set = (path: string, password: string, repeated = password) =>
    panel.visitor().send('POST', path, { body: new URLSearchParams({ password, repeated }) });
  const canLogIn = async ({ email }: Pick<User, 'email'>, password: string) => {
    const body = new URLSearchParams({ email, password });
    return (await panel.visitor().send('POST', '/admin/login', { body })).status === 302;
  };
  const mailsTo = ({ email }: Pick<User, 'email'>) =>
    Email.findAll({ where: { recipient: email, kind: ['password_reset', 'password_invitation'] } });

  /** The path of the link in the last mail that reached somebody. */
  async function linkTo({ email }: Pick<User, 'email'>): Promise<string> {
    await deliverDue({ smtpUrl: smtp.url });
    const mail = (await smtp.parsed()).findLast(({ to }) => JSON.stringify(to).includes(email));
    const [, path] = /http:\/\/localhost:9000(\/admin\/password\/[\w-]{43})/.exec(mail?.text ?? '') ?? [];
    if (!path) throw new Error(`${email} got no link`);
    return path;
  }

  it('is mailed to who has forgotten it: good once, after which all sessions are over', async () => {
    const user = await buildSit();
    const visitor = await panel.login(user);
    expect((await ask(` ${user.email.toUpperCase()}`)).status).to.equal(200);
    const path = await linkTo(user);
    expect((await panel.visitor().get(path)).body).to.contain('name="repeated"');
    expect((await set(path, 'kort')).status).to.equal(400);
    expect((await set(path, NEW, 'noe annet')).status).to.equal(400);
    const [one, two] = await Promise.all([set(path, NEW), set(path, `${NEW}!`)]);
    expect([one.status, two.status].sort()).to.deep.equal([200, 404]);
    expect((await set(path, PASSWORD)).status).to.equal(404);
    expect((await panel.visitor().get(path)).status).to.equal(404);
    expect(await canLogIn(user, one.status === 200 ? NEW : `${NEW}!`)).to.equal(true);
    expect((await visitor.get('/admin/api/dashboard')).status).to.equal(401);
    expect(await Email.count({ where: { recipient: user.email, kind: 'password_changed' } })).to.equal(1);
  });

  it('is answered alike whoever exists, and sent only to who has a password of ours', async () => {
    const [sit, member, gone] = [await buildSit(), await buildBoard(), await buildSit()];
    await gone.update({ isActive: false });
    await test.pool.query(
      `insert into imported_rows (model, old_key, new_key, fingerprint) values ('accounts.usermodel', $1, $1, '')`,
      [String(member.ntnuiNo)],
    );
    const answers = await Promise.all(
      [sit.email, member.email, gone.email, 'nobody@example.org', 'x'].map((email) => ask(email)),
    );
    expect(new Set(answers.map(({ status, body }) => `${status} ${body}`)).size).to.equal(1);
    const counts = await Promise.all([sit, member, gone].map(async (user) => (await mailsTo(user)).length));
    expect(counts).to.deep.equal([1, 0, 0]);
  });

  it('is sent three times an hour at most, of which the last is good', async () => {
    const user = await buildSit();
    await ask(user.email);
    const first = await linkTo(user);
    for (let times = 0; times < 4; times += 1) expect((await ask(user.email)).status).to.equal(200);
    expect(await mailsTo(user)).to.have.lengthOf(3);
    expect((await panel.visitor().get(first)).status).to.equal(404);
    await test.pool.query('delete from rate_limits');
    let last = await ask('a@example.org');
    for (let times = 0; times < 20; times += 1) last = await ask(`${times}@example.org`);
    expect(last.status).to.equal(429);
    await test.pool.query('delete from rate_limits');
  }).timeout(30_000);

  it('is over after an hour', async () => {
    const user = await buildSit();
    await ask(user.email);
    const path = await linkTo(user);
    await test.pool.query(`update password_links set expires_at = expires_at - interval '60 minutes'`);
    expect((await set(path, NEW)).status).to.equal(404);
    expect(await canLogIn(user, PASSWORD)).to.equal(true);
  });

  it('stands nowhere: neither in the database nor in the mail as the panel shows it', async () => {
    const user = await buildSit();
    await ask(user.email);
    const token = (await linkTo(user)).split('/').at(-1) ?? '';
    expect(JSON.stringify(await everything(test.url))).not.to.contain(token);
    const [mail] = await mailsTo(user);
    expect(mail?.text).to.contain('/admin/password/hidden');
    expect((await panel.visitor().get('/admin/password/hidden')).status).to.equal(404);
  });

  it('invites somebody, from the panel and by a command, and no member', async () => {
    const admin: Visitor = await panel.login(await buildAdmin());
    const user = await buildMember();
    const { body } = await admin.act('users', user.ntnuiNo, 'invite');
    expect(body.notice.type).to.equal('success');
    const path = await linkTo(user);
    expect((await set(path, NEW)).status).to.equal(200);
    const { code } = await runCommand('user', test.url, ['invite', user.email]);
    expect(code).to.equal(0);
    expect(await mailsTo(user)).to.have.lengthOf(2);
    await test.pool.query(
      `insert into imported_rows (model, old_key, new_key, fingerprint) values ('accounts.usermodel', $1, $1, '')`,
      [String(user.ntnuiNo)],
    );
    const refused = await admin.act('users', user.ntnuiNo, 'invite');
    expect(refused.body.notice.message).to.match(/medlemssystemet/);
    expect(await User.count({ where: { ntnuiNo: user.ntnuiNo } })).to.equal(1);
  });
});
