import { expect } from 'chai';
import { openClient } from '../../src/database/client.js';
import { connect } from '../../src/database/connect.js';
import { applyFunctions, functionFiles } from '../../src/database/functions.js';
import {
  migrateDown,
  migrateUp,
  migrationNames,
  pendingMigrations,
  runWithoutViewsInTheWay,
} from '../../src/database/migrate.js';
import { runCommand } from '../legacy-import/run.js';
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

  it('are not taken back with rows in them unless somebody says yes', async () => {
    await migrateUp(database.url);
    const client = await openClient(database.url, 'test');
    const back = (...args: string[]) => runCommand('migrate', database.url, ['--down', ...args]);
    await client.query(`insert into groups (name, slug) values ('Koiene', 'koiene')`);
    const refused = await back('--to', '0001_people');
    expect(refused.code).to.equal(1);
    expect(refused.output).to.contain('groups: 1 rows');
    expect(refused.errors).to.contain('--yes');
    expect((await client.query('select from groups')).rowCount).to.equal(1);
    await client.query('delete from groups');
    await client.end();
    expect((await back('--to', '0007_history')).errors).to.contain('--yes');
    const agreed = await back('--to', '0001_people', '--yes');
    expect(agreed.output, agreed.errors).to.contain('Reverted:');
  }).timeout(30_000);

  it('limit every text that people write to the length that its model has', async () => {
    await migrateUp(database.url);
    const client = await openClient(database.url, 'test');
    const sequelize = connect(database.url);
    try {
      const { rows } = await client.query<{ limits: string[] }>(
        `select array_agg(conrelid::regclass || ' ' || replace(pg_get_constraintdef(oid), '(char_length(', '(length(')) as limits
         from pg_constraint where conname like '%\\_not\\_too\\_long' and conrelid::regclass::text = any ($1)`,
        [Object.values(sequelize.models).map(({ tableName }) => tableName)],
      );
      const expected = Object.values(sequelize.models)
        .filter(({ tableName }) => tableName !== 'booking_details')
        .flatMap(({ tableName, rawAttributes }) =>
          Object.values(rawAttributes).flatMap(({ type, field }) => {
            const length =
              typeof type === 'object' && 'options' in type ? Object(type.options).length : undefined;
            return length ? [`${tableName} CHECK ((length(${field}) <= ${length}))`] : [];
          }),
        );
      expect(rows[0]?.limits).to.have.members(expected);
    } finally {
      await sequelize.close();
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

  describe('and the functions and views', () => {
    it('are what their files say, one file each', async () => {
      await migrateUp(database.url);
      const { functions = [], views = [] } = await describeSchema(database.url);
      const names = [
        ...functions.map((row) => String(Object.values(row as object)[0]).replace(/\(.*/, '')),
        ...views.map((row) => (row as { viewname: string }).viewname),
      ];
      const files = await functionFiles();
      expect(names.sort()).to.deep.equal(files.map(({ name }) => name).sort());
      const client = await openClient(database.url, 'test');
      for (const { name, sql } of files) {
        if (views.some((row) => (row as { viewname: string }).viewname === name))
          await client.query(`drop view ${name}`);
        await client.query(sql);
      }
      await client.end();
      const after = await describeSchema(database.url);
      expect({ functions: after.functions, views: after.views }).to.deep.equal({ functions, views });
    });

    it('are applied again when only they have changed', async () => {
      await migrateUp(database.url);
      const current = await describeSchema(database.url);
      const client = await openClient(database.url, 'test');
      await client.query('drop view booking_details');
      await client.query(`comment on table schema_migrations is 'functions of another version'`);
      expect(await pendingMigrations(client)).to.deep.equal(['functions']);
      await client.end();
      const done = await Promise.all([1, 2].map(() => migrateUp(database.url)));
      expect(done.flat()).to.deep.equal(['functions']);
      expect(await describeSchema(database.url)).to.deep.equal(current);
    });

    it('do not stand in the way of a migration that changes a column they show', async () => {
      await migrateUp(database.url);
      const client = await openClient(database.url, 'test');
      await client.query('begin');
      await runWithoutViewsInTheWay(client, 'alter table bookings alter column key_status type varchar');
      await applyFunctions(client);
      await client.query('commit');
      await client.end();
      const { columns = [] } = await describeSchema(database.url);
      const keyStatus = columns.find(
        (row) =>
          (row as { table_name: string }).table_name === 'booking_details' &&
          (row as { column_name: string }).column_name === 'key_status',
      );
      expect(keyStatus).to.include({ data_type: 'character varying' });
    });
  });
});
