import { once } from 'node:events';
import { type AddressInfo, connect as connectTo, createServer, type Socket } from 'node:net';
import { expect } from 'chai';
import type pg from 'pg';
import { QueryTypes, type Transaction } from 'sequelize';
import { connect } from '../../src/database/connect.js';
import type { User } from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { isDatabaseTrouble } from '../../src/platform/refusals/database-errors.js';
import { write } from '../../src/platform/write.js';
import { type Received, useApi } from '../support/api.js';
import { useDatabase } from '../support/database.js';
import { buildBooking, buildKoie, buildMember, fullReport } from '../support/factories.js';
import { buildPayable } from '../support/payments.js';
import { connections } from '../support/sql.js';

describe('a database in trouble', () => {
  const test = useDatabase();
  const api = useApi();
  let other: pg.Client;
  let members: User[];
  before(async () => {
    members = await Promise.all(Array.from({ length: 12 }, buildMember));
  });
  beforeEach(async () => {
    [other] = (await connections(test.url, 1)) as [pg.Client];
    await other.query('begin');
  });
  afterEach(() => other.end());

  const book = async (slug: string, as = members[0]?.ntnuiNo ?? 0) =>
    api.post(
      '/koie/booking/',
      {
        koie: slug,
        arrival_date: addDays(today(), 1),
        departure_date: addDays(today(), 2),
        guests_member: 1,
        guests_not_member: 0,
      },
      { as },
    );
  const expectBusy = ({ status, body, headers }: Received) => {
    expect([status, body.code]).to.deep.equal([503, 'busy']);
    expect(Number(headers.get('retry-after'))).to.be.above(0);
  };
  /** The connections of the application that wait for a lock, once there are any. */
  const waiting = async () => {
    for (;;) {
      const { rows } = await test.pool.query<{ pid: number }>(
        `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      if (rows.length > 0) return rows.map(({ pid }) => pid);
    }
  };
  const cut = async () => {
    for (const pid of await waiting()) await test.pool.query('select pg_terminate_backend($1)', [pid]);
  };

  /** The pool learns of a connection that was cut a moment later. */
  const untilReached = async (ask: () => Promise<Received>): Promise<Received> => {
    const answer = await ask();
    return answer.status === 503 ? untilReached(ask) : answer;
  };

  it('at one koie keeps nobody from booking another or from reading, and says when to come back', async () => {
    const [locked, free] = [await buildKoie(), await buildKoie()];
    await other.query('update bed_locks set writes = writes + 1 where koie_id = $1', [locked.id]);
    const refused = Promise.all(members.slice(1, 9).map(({ ntnuiNo }) => book(locked.slug, ntnuiNo)));
    await waiting();
    const others = await Promise.all([
      book(free.slug),
      api.get(`/koie/koie/${locked.slug}/`),
      api.get('/readyz'),
    ]);
    expect(others.map(({ status }) => status)).to.deep.equal([200, 200, 200]);
    for (const answer of await refused) expectBusy(answer);
    await other.query('rollback');
    expect((await book(locked.slug)).status).to.equal(200);
  });

  it('that cuts the connection of a booking answers that it may be sent again', async () => {
    const koie = await buildKoie();
    await other.query('update bed_locks set writes = writes + 1 where koie_id = $1', [koie.id]);
    const [answer] = await Promise.all([book(koie.slug), cut()]);
    expectBusy(answer);
    await other.query('rollback');
    expect((await untilReached(() => book(koie.slug))).status).to.equal(200);
  });

  it('that cuts the connection of a payment answers that it may be sent again', async () => {
    const { paymentId, caller, booking } = await buildPayable();
    await other.query('select from bookings where id = $1 for update', [booking.id]);
    const pay = () =>
      api.put(`/payments/stripetransaction/${paymentId}/`, { token_id: 'tok_visa' }, { as: caller.ntnuiNo });
    const [answer] = await Promise.all([pay(), cut()]);
    expectBusy(answer);
    await other.query('rollback');
    expect((await untilReached(pay)).status).to.equal(200);
  });

  it('takes the locks from a change that stands still, without anything that outlasts the change', async () => {
    const settings = async (transaction?: Transaction) => {
      const [row] = await test.sequelize.query(
        `select current_setting('lock_timeout') as lock, current_setting('idle_in_transaction_session_timeout') as idle`,
        { type: QueryTypes.SELECT, ...(transaction && { transaction }) },
      );
      return row;
    };
    expect(await write({ source: 'api' }, settings)).to.deep.equal({ lock: '3s', idle: '30s' });
    expect(await settings()).to.deep.equal({ lock: '0', idle: '0' });
  });
});

describe('a database that is read-only', () => {
  const test = useDatabase();
  const api = useApi();
  const readiness = async () => {
    const { status, body } = await api.get('/readyz');
    return [status, body.detail];
  };

  it('is not ready', async () => {
    expect(await readiness()).to.deep.equal([200, 'Ready']);
    const name = test.sequelize.getDatabaseName();
    await test.pool.query(`alter database ${name} set default_transaction_read_only = on`);
    await test.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'koiene'`,
    );
    // The pool learns of a connection that was cut a moment later.
    while ((await readiness())[1] === 'The database cannot be reached');
    expect(await readiness()).to.deep.equal([503, 'The database cannot be written to']);
    await test.pool.query(
      `set transaction read write; alter database ${name} reset default_transaction_read_only`,
    );
  });
});

describe('a database whose disk is full', () => {
  const test = useDatabase();
  const api = useApi();

  it('is not ready', async () => {
    await test.pool.query(`create function fill_disk() returns trigger language plpgsql as $$
      begin raise exception 'could not extend file' using errcode = 'disk_full'; end $$`);
    await test.pool.query('create trigger fill_disk before insert on reports execute function fill_disk()');
    const { uuid } = await buildBooking({ from: -2, to: 0 });
    const { status, body } = await api.post(`/koie/reports/${uuid}`, fullReport());
    expect([status, body.code]).to.deep.equal([503, 'busy']);
    const ready = await api.get('/readyz');
    expect([ready.status, ready.body.detail]).to.deep.equal([503, 'The database cannot be written to']);
  });
});

describe('a statement that gets no answer', () => {
  const test = useDatabase();

  it('is given up, and what comes next is answered', async () => {
    const sequelize = connect(test.url, { poolSize: 1, answerWithinMs: 200 });
    try {
      const error = await sequelize.query('select pg_sleep(30)').catch((reason: unknown) => reason);
      expect(isDatabaseTrouble(error), String(error)).to.equal(true);
      const [rows] = await sequelize.query('select 1 as one');
      expect(rows).to.deep.equal([{ one: 1 }]);
    } finally {
      await sequelize.close();
    }
  });
});

describe('a connection that is cut just as it is made', () => {
  const test = useDatabase();
  /** PostgreSQL's «ready for query», and its message that an administrator has ended the connection. */
  const READY = Buffer.from('5a0000000549', 'hex');
  const FIELDS = Buffer.from('SFATAL\0VFATAL\0C57P01\0Mterminating connection\0\0');
  const LENGTH = Buffer.from([0, 0, 0, FIELDS.length + 4]);
  const ENDED = Buffer.concat([Buffer.from('E'), LENGTH, FIELDS]);

  it('ends no process: what was asked is refused, and what comes next is answered', async () => {
    const { hostname, port } = new URL(test.url);
    let cuts = 1;
    const between = createServer((client: Socket) => {
      const server = connectTo(Number(port), hostname);
      for (const socket of [client, server]) socket.on('error', () => undefined);
      client.pipe(server);
      server.on('data', (chunk: Buffer) => {
        if (cuts > 0 && chunk.subarray(-READY.length).equals(READY)) {
          cuts -= 1;
          client.end(Buffer.concat([chunk, ENDED]));
          server.destroy();
        } else client.write(chunk);
      });
      client.on('close', () => server.destroy());
    }).listen(0, '127.0.0.1');
    await once(between, 'listening');
    const url = new URL(test.url);
    url.port = String((between.address() as AddressInfo).port);
    const sequelize = connect(url.href, { poolSize: 1 });
    try {
      const error = await sequelize.query('select 1').catch((reason: unknown) => reason);
      expect(isDatabaseTrouble(error), String(error)).to.equal(true);
      const [rows] = await sequelize.query('select 1 as one');
      expect(rows).to.deep.equal([{ one: 1 }]);
    } finally {
      await sequelize.close();
      between.close();
    }
  });
});
