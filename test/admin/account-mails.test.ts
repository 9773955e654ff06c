import { expect } from 'chai';
import { Email, type EmailKind, type User } from '../../src/models/index.js';
import { setPassword } from '../../src/services/people/users.js';
import { useDatabase } from '../support/database.js';
import { buildAdmin, buildBoard, buildUser, join, PASSWORD } from '../support/factories.js';
import { usePanel, type Visitor } from '../support/panel.js';

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';

describe('Mails about one’s account', () => {
  useDatabase();
  const panel = usePanel();

  const signIn = (visitor: Visitor, { email }: User, password = PASSWORD) =>
    visitor.send('POST', '/admin/login', {
      body: new URLSearchParams({ email, password }),
      headers: { 'User-Agent': FIREFOX },
    });
  const mails = (user: User, kind: EmailKind) =>
    Email.findAll({ where: { kind, recipient: user.contactEmail ?? user.email } });

  it('tell of a sign-in from a browser that is new for them, and of no other', async () => {
    const user = await join(
      await buildUser({ language: 'en', contactEmail: 'reads@example.org' }),
      'koiene',
      'board_member',
    );
    const laptop = panel.visitor();
    expect((await signIn(laptop, user, 'not the password')).status).to.equal(401);
    expect(await mails(user, 'new_sign_in')).to.have.lengthOf(0);
    expect((await signIn(laptop, user)).status).to.equal(302);
    const [mail, ...more] = await mails(user, 'new_sign_in');
    expect(more).to.have.lengthOf(0);
    expect(mail?.subject).to.equal('New sign-in to the koie panel');
    expect(mail?.text).to.contain('Browser: Firefox, Windows');

    await laptop.get('/admin/logout');
    await signIn(laptop, user);
    expect(await mails(user, 'new_sign_in')).to.have.lengthOf(1);
    await signIn(panel.visitor(), user);
    expect(await mails(user, 'new_sign_in')).to.have.lengthOf(2);
  });

  it('tell the second user of one browser, too, and believe no cookie that is none of ours', async () => {
    const shared = panel.visitor();
    shared.cookies.set('koiene_browser', "x' or true --");
    const [one, two] = [await buildBoard(), await buildBoard()];
    for (const user of [one, two]) {
      expect((await signIn(shared, user)).status).to.equal(302);
      expect(await mails(user, 'new_sign_in')).to.have.lengthOf(1);
    }
    expect(shared.cookies.get('koiene_browser')).to.match(/^[\w-]{32}$/);
  });

  it('tell of a changed password, whoever changed it', async () => {
    const user = await buildBoard();
    const admin = await panel.login(await buildAdmin());
    const password = 'Nytt passord 1968';
    const { body } = await admin.act('users', user.ntnuiNo, 'setPassword', { password });
    expect(body.notice.type).to.equal('success');
    const [mail] = await mails(user, 'password_changed');
    expect(mail?.subject).to.equal('Passordet ditt er endret');
    expect(mail?.text).not.to.contain(password);
    await setPassword(user.ntnuiNo, PASSWORD, { source: 'job' });
    expect(await mails(user, 'password_changed')).to.have.lengthOf(2);
  });
});
