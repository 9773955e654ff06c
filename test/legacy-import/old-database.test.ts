import { expect } from 'chai';
import { createDatabase, dropDatabase, useDatabase } from '../support/database.js';
import { everything } from '../support/schema.js';
import { fillOldDatabase, onOldDatabase } from './old-database.js';
import { oldBooking, oldKoie, oldReport, oldUser, writeFixtures } from './old-system.js';
import { runImport } from './run.js';

describe('importing from the old system’s own database', function () {
  this.timeout(60_000);
  const fromFiles = useDatabase();
  const fromDatabase = useDatabase();
  let old: { name: string; url: string };

  before(async () => {
    old = await createDatabase('bare');
  });

  after(() => dropDatabase(old.name));

  it('gives the same as from files, and a file after it changes nothing', async () => {
    const rows = [
      oldUser(1, { last_login: '2020-01-01T12:00:00.5+01:00' }),
      ...oldKoie(1, 'Flåkoia'),
      ...oldBooking(1),
      ...oldBooking(2, { user: null, uuid: '0000000100004000800000000000aaaa' }),
      oldReport(1, 1),
    ];
    await fillOldDatabase(old.url, rows);
    const files = await writeFixtures({ 'all.json': rows });
    const ran = await runImport(fromDatabase.url, [old.url]);
    expect(ran.errors).to.equal('');
    expect(ran.output)
      .to.match(/11 read: 11 new/)
      .and.to.contain('koie_booking.elsewhere: 1 rows');
    expect(ran.output).not.to.contain(new URL(old.url).password);
    await runImport(fromFiles.url, files);

    const except = ['imports', 'audit_entries', 'imported_rows'];
    const withoutClock = (found: Record<string, string[]>) =>
      Object.fromEntries(Object.entries(found).map(([table, lines]) => [table, lines.sort()]));
    expect(withoutClock(await everything(fromDatabase.url, except))).to.deep.equal(
      withoutClock(await everything(fromFiles.url, except)),
    );
    expect((await runImport(fromDatabase.url, files)).output).to.match(
      /11 read: 0 new, 0 updated, 11 unchanged/,
    );
  });

  it('only reads', async () => {
    await onOldDatabase(old.url, (client) =>
      client.query(`alter database ${old.name} set default_transaction_read_only = on`),
    );
    expect((await runImport(fromDatabase.url, [old.url])).output).to.match(/11 read: 0 new/);
  });

  it('says so when there are no such tables', async () => {
    const ran = await runImport(fromFiles.url, [fromDatabase.url]);
    expect(ran.code).to.equal(1);
    expect(ran.errors).to.contain('has no tables of accounts, groups, ');
  });
});
