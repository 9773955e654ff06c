import { expect } from 'chai';
import { Group, Membership, User } from '../../src/models/index.js';
import { useDatabase } from '../support/database.js';
import { buildAdmin, buildBoard, buildBooking, buildMember, PASSWORD } from '../support/factories.js';
import { type PanelAnswer, usePanel, type Visitor } from '../support/panel.js';
import { deed, setUpTotp } from '../support/totp.js';

describe('What asks again who one is', () => {
  const test = useDatabase();
  const panel = usePanel();

  const minutesPass = (minutes: number) =>
    test.pool.query(`update panel_sessions set proved_at = now() - $1 * interval '1 minute'`, [minutes]);
  const prove = (visitor: Visitor, how: string, fields: Record<string, string>) =>
    visitor.send('POST', `/admin/login/${how}`, {
      body: new URLSearchParams(fields),
      headers: { Accept: 'application/json' },
    });
  const isAsked = ({ status, body }: PanelAnswer) => status === 403 && body.code === 'proof_needed';
  const isDone = ({ status, body }: PanelAnswer) => status === 200 && body.notice?.type === 'success';

  /** Is refused, changes nothing, and is done once they have shown who they are. */
  async function expectAsked(
    visitor: Visitor,
    act: () => Promise<PanelAnswer>,
    hasChanged: () => Promise<unknown>,
  ) {
    await minutesPass(11);
    const before = await hasChanged();
    expect(isAsked(await act())).to.equal(true);
    expect(await hasChanged()).to.deep.equal(before);
    expect((await prove(visitor, 'password', { password: 'not the password' })).body.problem).to.equal(
      'invalidCredentials',
    );
    expect(isAsked(await act())).to.equal(true);
    expect((await prove(visitor, 'password', { password: PASSWORD })).body).to.have.key('id');
    expect(isDone(await act())).to.equal(true);
    expect(await hasChanged()).not.to.deep.equal(before);
  }

  it('is giving back more than a sum, and not less, by whichever way', async () => {
    const visitor = await panel.login(await buildBoard());
    const ways = [
      ['giveBack', { refund: 'sum', refundNok: '2001', reason: 'Ovnen' }],
      ['cancelBooking', { cancelReason: 'Syk', refund: 'all' }],
      ['changePrice', { priceNok: '1', reason: 'Avtalt' }],
    ] as const;
    for (const [action, fields] of ways) {
      const booking = await buildBooking({ priceNok: 5000, from: 3 });
      await expectAsked(
        visitor,
        () => visitor.act('bookings', booking.id, action, fields),
        async () => (await booking.reload()).balanceOre + booking.priceNok,
      );
    }
    await minutesPass(11);
    const booking = await buildBooking({ priceNok: 5000 });
    const small = { refund: 'sum', refundNok: '2000', reason: 'Ovnen' };
    expect(isDone(await visitor.act('bookings', booking.id, 'giveBack', small))).to.equal(true);
  });

  it('is making somebody an administrator or giving them the board’s rights', async () => {
    const visitor = await panel.login(await buildAdmin());
    const member = await buildMember();
    await expectAsked(
      visitor,
      () => visitor.act('users', member.ntnuiNo, 'edit', { isAdmin: true }),
      async () => (await member.reload()).isAdmin,
    );
    const [group] = await Group.findOrCreate({
      where: { slug: 'koiene' },
      defaults: { slug: 'koiene', name: 'Koiene' },
    });
    const membership = { userId: (await buildMember()).ntnuiNo, groupId: group.groupId };
    await expectAsked(
      visitor,
      () => visitor.create('memberships', { ...membership, type: 'cashier' }),
      () => Membership.count(),
    );
    await minutesPass(11);
    expect(isDone(await visitor.act('users', member.ntnuiNo, 'edit', { firstName: 'Nytt navn' }))).to.equal(
      true,
    );
    const volunteer = { ...membership, userId: (await buildMember()).ntnuiNo, type: 'volunteer' };
    expect(isDone(await visitor.create('memberships', volunteer))).to.equal(true);
  });

  it('is resetting another’s second factor, giving them a password, and changing one’s own factors', async () => {
    const visitor = await panel.login(await buildAdmin());
    const other = await buildBoard();
    await setUpTotp(await panel.login(other));
    const factors = async () => (await test.pool.query('select user_id from totp_secrets')).rows;
    await expectAsked(visitor, () => visitor.act('users', other.ntnuiNo, 'resetSecondFactor'), factors);
    await expectAsked(
      visitor,
      () => visitor.act('users', other.ntnuiNo, 'setPassword', { password: 'Et nytt passord 1968' }),
      async () => (await User.findByPk(other.ntnuiNo, { rejectOnEmpty: true })).passwordHash,
    );
    await minutesPass(11);
    expect((await deed(visitor, 'newCodes')).code).to.equal('proof_needed');
    expect((await deed(visitor, 'addTotp', { sealed: 'x', code: '123456' })).code).to.equal('proof_needed');
    expect((await deed(visitor, 'endOthers')).page.sessions).to.have.lengthOf(1);
  });

  it('is answered with the second factor by who has one, and not with the password', async () => {
    const user = await buildBoard();
    const visitor = await panel.login(user);
    const { app } = await setUpTotp(visitor);
    const booking = await buildBooking({ priceNok: 5000 });
    const act = () => visitor.act('bookings', booking.id, 'giveBack', { refund: 'all', reason: 'Ovnen' });
    await minutesPass(11);
    expect(isAsked(await act())).to.equal(true);
    expect((await visitor.post('/admin/login/asked')).body).to.deep.equal({ code: true, passkey: false });
    expect((await prove(visitor, 'password', { password: PASSWORD })).status).to.equal(403);
    expect((await prove(visitor, 'code', { code: app.code() })).body.problem).to.equal('wrongCode');
    expect(isAsked(await act())).to.equal(true);
    expect((await prove(visitor, 'code', { code: app.code(1) })).body).to.have.key('id');
    expect(isDone(await act())).to.equal(true);
    expect((await prove(panel.visitor(), 'password', { password: PASSWORD })).status).to.equal(401);
  });
});
