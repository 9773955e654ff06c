import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { openClient } from '../../src/database/client.js';
import { openEmbedded } from '../../src/database/embedded.js';
import { emptyDataFolder, fillDataFolder } from '../support/data-folder.js';
import { type Program, runProgram } from '../support/processes.js';

describe('the embedded database', function () {
  this.timeout(60_000);
  let dataDir: string;
  let programs: Program[];

  beforeEach(async () => {
    dataDir = await emptyDataFolder();
    programs = [];
  });

  afterEach(async () => {
    for (const program of programs) program.signal('SIGTERM');
    await Promise.all(programs.map((program) => program.ended()));
    const server = await serverPid();
    if (server) process.kill(server, 'SIGKILL');
    await rm(dataDir, { recursive: true, force: true });
  });

  it('keeps its data from one start to the next', async () => {
    await fillDataFolder(dataDir);
    const first = await hold();
    await query(first.url, 'create table notes as select 1 as note');
    await stop(first.program);

    const second = await hold();
    expect(await query(second.url, 'select note from notes')).to.deep.equal([{ note: 1 }]);
  });

  it('is made once by several that start at the same moment, and stops with the last', async () => {
    const holders = await Promise.all([hold(), hold(), hold()]);
    expect(new Set(holders.map(({ url }) => url))).to.have.property('size', 1);
    expect(await readdir(dataDir)).to.deep.equal(['postgres']);

    for (const { program, url } of holders) {
      expect(await query(url, 'select 1 as one')).to.deep.equal([{ one: 1 }]);
      await stop(program);
    }
    expect(await serverPid()).to.equal(undefined);
  });

  it('is taken over from a process group that was killed', async () => {
    await fillDataFolder(dataDir);
    const first = await hold();
    await query(first.url, 'create table notes as select 1 as note');
    const server = await serverPid();
    await kill(first.program);

    const second = await hold();
    expect(await serverPid()).to.equal(server);
    expect(await query(second.url, 'select note from notes')).to.deep.equal([{ note: 1 }]);
    await stop(second.program);
    expect(await serverPid()).to.equal(undefined);
  });

  it('comes back with all that was committed when it was killed too', async () => {
    await fillDataFolder(dataDir);
    const first = await hold();
    await query(first.url, 'create table notes as select 1 as note');
    process.kill((await serverPid()) ?? 0, 'SIGKILL');
    await kill(first.program);

    const second = await hold();
    expect(await query(second.url, 'select note from notes')).to.deep.equal([{ note: 1 }]);
  });

  it('comes back at the same address when only it was killed', async () => {
    await fillDataFolder(dataDir);
    const { url } = await hold();
    const server = await serverPid();
    process.kill(server ?? 0, 'SIGKILL');
    await eventually(async () => expect(await query(url, 'select 1 as one')).to.deep.equal([{ one: 1 }]));
    expect(await serverPid()).to.not.equal(server);
  });

  it('starts when its old process id belongs to another program by now', async () => {
    await fillDataFolder(dataDir);
    const first = await hold();
    const pidFile = join(dataDir, 'postgres', 'postmaster.pid');
    const record = await readFile(pidFile, 'utf8');
    await stop(first.program);
    await writeFile(pidFile, record.replace(/^\d+/, String(process.pid)), { mode: 0o600 });

    const second = await hold();
    expect(await query(second.url, 'select 1 as one')).to.deep.equal([{ one: 1 }]);
  });

  it('can be joined at any moment of its stopping', async () => {
    await fillDataFolder(dataDir);
    let last = await hold();
    for (let round = 0; round < 4; round += 1) {
      const [next] = await Promise.all([hold(), stop(last.program)]);
      expect(await query(next.url, 'select 1 as one')).to.deep.equal([{ one: 1 }]);
      last = next;
    }
  });

  it('is whole after a kill in the middle of making it', async () => {
    const first = start();
    await eventually(async () => expect(await readdir(dataDir)).to.not.deep.equal([]));
    await kill(first);

    const second = await hold();
    expect(await query(second.url, 'select 1 as one')).to.deep.equal([{ one: 1 }]);
  });

  it('listens on this machine only, and asks for a password that nobody else can read', async () => {
    await fillDataFolder(dataDir);
    const { url, superuserUrl, close } = await openEmbedded(dataDir);
    const shown = async (name: string) => query(superuserUrl, `show ${name}`);
    expect(await shown('listen_addresses')).to.deep.equal([{ listen_addresses: '127.0.0.1' }]);
    expect(await shown('unix_socket_directories')).to.deep.equal([{ unix_socket_directories: '' }]);
    expect(await shown('fsync')).to.deep.equal([{ fsync: 'on' }]);
    const wrong = new URL(url);
    wrong.password = 'guess';
    const refusal = await query(wrong.href, 'select 1').catch((error: Error) => error);
    expect(refusal)
      .to.be.an('error')
      .with.property('message')
      .that.matches(/password authentication failed/);
    await close();
  });

  it('is used by a role that owns its tables and can do nothing else, also in a folder from before there was one', async () => {
    const first = await openEmbedded(dataDir);
    await query(first.superuserUrl, 'alter database koiene owner to koiene');
    const asSuperuser = new URL(first.superuserUrl);
    asSuperuser.pathname = '/koiene';
    await query(asSuperuser.href, 'create table notes as select 1 as note');
    await query(
      asSuperuser.href,
      'create function noted() returns integer language sql return 1; create view seen as select * from notes',
    );
    await first.close();

    const { url, close } = await openEmbedded(dataDir);
    const asked = `select rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls as much
      from pg_roles where rolname = current_user`;
    expect(await query(url, asked)).to.deep.equal([{ much: false }]);
    const program = await query(url, `copy (select 1) to program 'cat'`).catch((error: Error) => error);
    expect(program).to.be.an('error').with.property('message').that.contains('permission denied');
    await query(url, 'drop view seen; alter table notes add other integer; drop function noted()');
    await close();
  });

  function start(): Program {
    const program = runProgram('test/start/hold-database.ts', { DATA_DIR: dataDir });
    programs.push(program);
    return program;
  }

  async function hold(): Promise<{ program: Program; url: string }> {
    const program = start();
    const [, url = ''] = await program.printed(/holds (\S+)\n/);
    return { program, url };
  }

  async function stop(program: Program): Promise<void> {
    programs = programs.filter((other) => other !== program);
    program.signal('SIGTERM');
    expect(await program.ended(), program.errors()).to.equal(0);
  }

  async function kill(program: Program): Promise<void> {
    programs = programs.filter((other) => other !== program);
    program.killGroup();
    await program.ended();
  }

  async function serverPid(): Promise<number | undefined> {
    const record = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '');
    return Number(record.split('\n')[0]) || undefined;
  }
});

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = await openClient(url, 'test');
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function eventually(check: () => Promise<unknown>): Promise<void> {
  const deadline = Date.now() + 15_000;
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}
