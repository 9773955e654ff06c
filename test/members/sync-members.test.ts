import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { SignJWT } from 'jose';
import { config } from '../../config/index.js';
import { fillOldDatabase, onOldDatabase } from '../legacy-import/old-database.js';
import { old, oldUser } from '../legacy-import/old-system.js';
import { type Ran, runCommand } from '../legacy-import/run.js';
import { scratchFolder } from '../legacy-import/scratch.js';
import { useApi } from '../support/api.js';
import { createDatabase, dropDatabase, useDatabase } from '../support/database.js';
import { buildBooking, buildUser } from '../support/factories.js';
import { everything } from '../support/schema.js';

const MEMBERS = 12;

/** A token as the membership system makes them: without a moment of issue. */
function mintedThere(ntnuiNo: number): Promise<string> {
  return new SignJWT({ token_type: 'access', user_id: ntnuiNo, jti: randomUUID() })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setExpirationTime(Math.floor(Date.now() / 1000) + 300)
    .sign(new TextEncoder().encode(config.tokenSecret));
}

describe('the membership system', function () {
  this.timeout(60_000);
  const database = useDatabase({ seed: true });
  const api = useApi();
  let there: { name: string; url: string };

  const sync = (...args: string[]): Promise<Ran> =>
    runCommand('sync-members', database.url, args, { MEMBERSHIP_DATABASE_URL: there.url });
  const change = (sql: string) => onOldDatabase(there.url, (client) => client.query(sql));
  const status = async (ntnuiNo: number) =>
    (
      await api.get('/koie/availability/', {
        headers: { Authorization: `Bearer ${await mintedThere(ntnuiNo)}` },
      })
    ).status;
  const user = async (ntnuiNo: number) =>
    (await database.pool.query('select * from users where ntnui_no = $1', [ntnuiNo])).rows[0];

  before(async () => {
    there = await createDatabase('bare');
    const users = Array.from({ length: MEMBERS }, (_, index) => oldUser(index + 1));
    await fillOldDatabase(there.url, [
      ...users,
      old('groups.groupmodel', 7, {
        name: 'Koiene',
        slug: 'koiene',
        founding_date: '2019-01-31',
        access: 'O',
        category: 'sports_group',
      }),
      old('groups.membershipmodel', 1, {
        member: 1,
        group: 7,
        type: 'leader',
        date_joined: '2019-01-31',
        group_expiry: '2099-01-01',
      }),
      old('groups.membershipmodel', 2, {
        member: 2,
        group: 7,
        type: 'member',
        date_joined: '2019-01-31',
        group_expiry: '2099-01-01',
      }),
    ]);
  });

  after(() => dropDatabase(there.name));

  it('changes nothing in a dry run, and says what it would', async () => {
    const before = await everything(database.url);
    const ran = await sync('--dry-run');
    expect(ran.errors).to.equal('');
    expect(ran.output)
      .to.contain('Dry run')
      .and.to.contain(`accounts.usermodel: ${MEMBERS} read, ${MEMBERS} new`);
    expect(await everything(database.url)).to.deep.equal(before);
  });

  it('gives its members access here, and its tokens are taken', async () => {
    const ran = await sync();
    expect(ran.code, ran.errors).to.equal(0);
    expect(await status(1)).to.equal(200);
    expect(await status(2)).to.equal(403);
    const { rows } = await database.pool.query(
      `select distinct source from audit_entries where resource = 'users'`,
    );
    expect(rows).to.deep.equal([{ source: 'job' }]);
    expect((await sync()).output).to.contain(`${MEMBERS} read, 0 new, 0 updated, ${MEMBERS} unchanged`);
  });

  it('takes a new role, a new name and a new password at once', async () => {
    await change(`update groups_membershipmodel set type = 'cashier' where membership_no = 2;
      update accounts_usermodel set last_name = 'Hansen', password = '!other' where ntnui_no = 2`);
    const earlier = (await user(2)).credentials_changed_at;
    await sync();
    expect(await user(2)).to.include({ last_name: 'Hansen', password_hash: '!other' });
    expect((await user(2)).credentials_changed_at).to.be.greaterThan(earlier);
  });

  it('ends the access of who has left, who keep their bookings, and leaves ours alone', async () => {
    const own = await buildUser({ email: 'bare.her@example.org' });
    const booking = await buildBooking({ userId: 2 });
    await change(
      'delete from groups_membershipmodel where member_id = 2; delete from accounts_usermodel where ntnui_no = 2',
    );
    const ran = await sync();
    expect(ran.output).to.contain('1 users have lost access, 1 memberships have ended');
    expect(await status(2)).to.equal(401);
    expect((await user(own.ntnuiNo)).is_active).to.equal(true);
    await booking.reload();
    expect(booking.userId).to.equal(2);
  });

  it('lets them in again when they come back as they were', async () => {
    await change(`insert into accounts_usermodel
      select password, last_login, is_superuser, is_active, is_admin, is_staff, first_name, 'Hansen', date_of_birth, gender,
        2, 'S2', register_date, card_no, language, phone_number, 'bruker2@example.org', contact_email
      from accounts_usermodel where ntnui_no = 3`);
    await sync();
    expect((await user(2)).is_active).to.equal(true);
  });

  it('does not bring back who was erased here', async () => {
    expect(
      (await runCommand('user', database.url, ['erase', '3', '--yes'], { DATA_DIR: await scratchFolder() }))
        .output,
    ).to.contain('account 3');
    const before = await user(3);
    const ran = await sync();
    expect(ran.output, ran.errors).to.contain('1 users left out, since they were erased here');
    expect(await user(3)).to.deep.equal(before);
    expect(before).to.include({ is_active: false, first_name: '', phone_number: null });
    expect(ran.output).to.contain(', 0 refused');
  });

  it('refuses to let more than a tenth lose access, unless told to', async () => {
    await change('update accounts_usermodel set is_active = false where ntnui_no in (4, 5)');
    const before = await everything(database.url);
    const ran = await sync();
    expect(ran.code).to.equal(1);
    expect(ran.errors).to.contain('2 of 11 members would lose access');
    expect(await everything(database.url)).to.deep.equal(before);
    expect((await sync('--allow-many')).code).to.equal(0);
    expect((await user(4)).is_active).to.equal(false);
  });

  it('refuses when all are gone', async () => {
    await change('delete from accounts_usermodel');
    expect((await sync()).errors).to.contain('9 of 9 members would lose access');
  });
});
