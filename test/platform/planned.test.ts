import { expect } from 'chai';
import { ConnectionError, UniqueConstraintError } from 'sequelize';
import { planned } from '../../src/platform/planned.js';
import { isDatabaseTrouble } from '../../src/platform/refusals/database-errors.js';
import { useDatabase } from '../support/database.js';

const SUM = 'select $1::integer + 1 as sum';

async function timesPrepared(): Promise<number> {
  const [row] = await planned<{ count: number }>(
    'select count(*)::integer as count from pg_prepared_statements where statement = $1',
    [SUM],
  );
  return row?.count ?? 0;
}

describe('a statement that is asked often', () => {
  const test = useDatabase({ poolSize: 1 });

  it('is prepared once, and answers each time anew', async () => {
    expect(await planned(SUM, [1])).to.deep.equal([{ sum: 2 }]);
    expect(await planned(SUM, [2])).to.deep.equal([{ sum: 3 }]);
    expect(await timesPrepared()).to.equal(1);
  });

  it('is prepared anew when a migration has changed what it gives', async () => {
    await test.pool.query('create table things (name text); insert into things values ($$one$$)');
    const ask = () => planned('select * from things', []);
    expect(await ask()).to.deep.equal([{ name: 'one' }]);
    await test.pool.query('alter table things add column size integer');
    for (let i = 0; i < 3; i += 1) expect(await ask()).to.deep.equal([{ name: 'one', size: null }]);
    await test.pool.query('drop table things');
  });

  it('is refused as Sequelize would say it, and gives its connection back', async () => {
    const insert = () => planned('insert into groups (name, slug) values ($1, $2)', ['Koiene', 'koiene']);
    await insert();
    for (let i = 0; i < 3; i += 1) {
      const refusal = await insert().catch((error: unknown) => error);
      expect(refusal).to.be.instanceOf(UniqueConstraintError);
      expect((refusal as UniqueConstraintError).fields).to.have.property('slug');
    }
    expect(await planned(SUM, [1])).to.deep.equal([{ sum: 2 }]);
  });

  it('is known as trouble of the database when its connection is cut, and works again', async () => {
    const cut = await planned('select pg_terminate_backend(pg_backend_pid())', []).catch((error) => error);
    expect(isDatabaseTrouble(cut), String(cut)).to.equal(true);
    expect(cut).not.to.be.instanceOf(ConnectionError);
    expect(await planned(SUM, [1])).to.deep.equal([{ sum: 2 }]);
  });
});

describe('a statement that is asked often, on a connection that others use too', () => {
  const test = useDatabase({ poolSize: 1 });

  it('is asked without a name once it turns out that the connection does not know it', async () => {
    await planned(SUM, [1]);
    await test.sequelize.query('deallocate all');
    expect(await planned(SUM, [3])).to.deep.equal([{ sum: 4 }]);
    expect(await planned(SUM, [4])).to.deep.equal([{ sum: 5 }]);
    expect(await timesPrepared()).to.equal(0);
  });
});

describe('a statement that is asked often, and that another has prepared on the same connection', () => {
  const test = useDatabase({ poolSize: 1 });

  it('is asked without a name', async () => {
    await planned(SUM, [1]);
    const [[row]] = (await test.sequelize.query(
      `select name from pg_prepared_statements where statement = '${SUM}'`,
    )) as unknown as [[{ name: string }]];
    await planned('select pg_terminate_backend(pg_backend_pid())', []).catch(() => undefined);
    await test.sequelize.query(`prepare ${row.name} as select 1`);
    expect(await planned(SUM, [3])).to.deep.equal([{ sum: 4 }]);
  });
});
