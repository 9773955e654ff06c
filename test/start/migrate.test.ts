import { expect } from 'chai';
import { openClient } from '../../src/database/client.js';
import { migrateDown, migrateUp, migrationNames, pendingMigrations } from '../../src/database/migrate.js';
import { createDatabase, dropDatabase } from '../support/database.js';
import { describeSchema } from '../support/schema.js';

describe('migrations', () => {
  let database: { name: string; url: string };

  beforeEach(async () => {
    database = await createDatabase('bare');
  });

  afterEach(() => dropDatabase(database.name));

  it('go up, all the way down and up again to the same schema', async () => {
    const names = await migrationNames();
    const empty = await describeSchema(database.url);
    expect(await migrateUp(database.url)).to.deep.equal(names);
    const first = await describeSchema(database.url);

    expect(await migrateDown(database.url, { to: names[0] })).to.deep.equal([...names].reverse());
    expect(await describeSchema(database.url)).to.deep.equal(empty);

    await migrateUp(database.url);
    expect(await describeSchema(database.url)).to.deep.equal(first);
  });

  it('go down one step at a time', async () => {
    const names = await migrationNames();
    await migrateUp(database.url);
    for (const name of [...names].reverse()) expect(await migrateDown(database.url)).to.deep.equal([name]);
    expect(await migrateDown(database.url)).to.deep.equal([]);
  });

  it('are each applied once by several processes at the same time', async () => {
    const done = await Promise.all([1, 2, 3].map(() => migrateUp(database.url)));
    expect(done.flat().sort()).to.deep.equal(await migrationNames());
  });

  it('tell which are pending', async () => {
    const names = await migrationNames();
    const client = await openClient(database.url, 'test');
    try {
      expect(await pendingMigrations(client)).to.deep.equal(names);
      await migrateUp(database.url);
      expect(await pendingMigrations(client)).to.deep.equal([]);
      await migrateDown(database.url);
      expect(await pendingMigrations(client)).to.deep.equal(names.slice(-1));
    } finally {
      await client.end();
    }
  });

  it('refuse to go down to one that is not applied', async () => {
    await migrateUp(database.url);
    const refusal = await migrateDown(database.url, { to: '0000_nothing' }).catch((error: Error) => error);
    expect(refusal).to.be.an('error').with.property('message', '0000_nothing is not an applied migration');
    const client = await openClient(database.url, 'test');
    expect(await pendingMigrations(client)).to.deep.equal([]);
    await client.end();
  });
});
