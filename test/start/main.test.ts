import { rm, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect } from 'chai';
import { openClient } from '../../src/database/client.js';
import { migrateDown, migrateUp } from '../../src/database/migrate.js';
import { emptyDataFolder, fillDataFolder } from '../support/data-folder.js';
import { createDatabase, dropDatabase } from '../support/database.js';
import { type Program, runProgram } from '../support/processes.js';

describe('the application', function () {
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
    await rm(dataDir, { recursive: true, force: true });
  });

  it('needs nothing but to be started, shows the 24 koier, and stops cleanly', async () => {
    const { program, url } = await startApp();
    expect(program.output()).to.match(/sprint@ntnui\.no/);
    const koier = await getJson(`${url}/koie/koie/`);
    expect(koier).to.have.property('status', 200);
    expect(koier.body).to.have.property('koier').with.length(24);

    const asked = Date.now();
    await stop(program);
    expect(Date.now() - asked).to.be.below(10_000);
    expect(await isServerLeft()).to.equal(false);
  });

  it('stays empty with SEED=off', async () => {
    await fillDataFolder(dataDir);
    const { url } = await startApp({ SEED: 'off' });
    expect((await getJson(`${url}/koie/koie/`)).body).to.deep.equal({ koier: [] });
  });

  it('leaves the database to a second one on the same folder', async () => {
    const [first, second] = await Promise.all([startApp(), startApp()]);
    await stop(first.program);
    expect(await getJson(`${second.url}/readyz`)).to.have.property('status', 200);
    await stop(second.program);
    expect(await isServerLeft()).to.equal(false);
  });

  it('starts again in the place of one that was killed', async () => {
    await fillDataFolder(dataDir);
    const first = await startApp({ SEED: 'off' });
    first.program.killGroup();
    await first.program.ended();
    programs = [];

    const { url } = await startApp({ SEED: 'off' }, new URL(first.url).port);
    expect(await getJson(`${url}/readyz`)).to.have.property('status', 200);
  });

  it('says in one line that its port is taken, and leaves nothing running', async () => {
    await fillDataFolder(dataDir);
    const other = await listenSomewhere();
    const program = run({ PORT: String(portOf(other)), SEED: 'off' });
    expect(await program.ended()).to.equal(1);
    other.close();
    expect(program.errors()).to.match(
      /^Koiene could not start: Another program listens on .* or set PORT\n$/,
    );
    expect(await isServerLeft()).to.equal(false);
    programs = [];
  });

  it('answers 503 until a configured database is migrated, and then goes on by itself', async () => {
    const database = await createDatabase('bare');
    const port = await freePort();
    const program = run({ DATABASE_URL: database.url, PORT: port, SEED: 'off' });
    await program.printed(/waiting for the database/);

    for (const path of ['/readyz', '/koie/koie/', '/admin/']) {
      const { status, body } = await getJson(`http://127.0.0.1:${port}${path}`);
      expect(status, path).to.equal(503);
      expect(body, path)
        .to.have.property('detail')
        .that.matches(/npm run migrate/);
    }
    expect(await getJson(`http://127.0.0.1:${port}/healthz`)).to.have.property('status', 200);

    await migrateUp(database.url);
    await program.printed(/Koiene is up/);
    const paths = ['/readyz', '/koie/koie/', '/admin/login', '/openapi.json'];
    const answers = paths.map(async (path) => (await fetch(`http://127.0.0.1:${port}${path}`)).status);
    expect(await Promise.all(answers)).to.deep.equal([200, 200, 200, 200]);
    await stop(program);
    await dropDatabase(database.name);
  });

  it('takes no connection before it can answer, when its configured database is ready', async () => {
    const database = await createDatabase('koier');
    const port = await freePort();
    const program = run({ DATABASE_URL: database.url, PORT: port, SEED: 'off' });
    let first: number | undefined;
    while (first === undefined) {
      first = await getJson(`http://127.0.0.1:${port}/koie/koie/`).then(
        ({ status }) => status,
        () => undefined,
      );
    }
    expect(first).to.equal(200);
    await stop(program);
    await dropDatabase(database.name);
  });

  it('is not ready any more when a migration is taken back under it, or the database is from a newer version', async () => {
    const database = await createDatabase('koier');
    const { program, url } = await startApp({ DATABASE_URL: database.url, SEED: 'off' });
    const told = async () => {
      const { status, body } = await getJson(`${url}/readyz`);
      return [status, (body as { detail: string }).detail];
    };
    expect((await told())[0]).to.equal(200);
    await migrateDown(database.url);
    expect(await told()).to.deep.equal([503, 'The database lacks migrations: run npm run migrate']);
    expect((await fetch(`${url}/koie/koie/`)).status).to.equal(503);
    await migrateUp(database.url);
    expect((await told())[0]).to.equal(200);
    expect((await fetch(`${url}/koie/koie/`)).status).to.equal(200);

    const client = await openClient(database.url, 'test');
    await client.query(`insert into schema_migrations (name) values ('9999_of_tomorrow')`);
    await client.end();
    expect((await told())[1]).to.contain('from a newer version');
    await stop(program);

    const older = run({ DATABASE_URL: database.url, PORT: await freePort(), SEED: 'off' });
    await older.printed(/9999_of_tomorrow/);
    await stop(older);
    await dropDatabase(database.name);
  });

  it('stops when told to while it waits for a database', async () => {
    const nobody = await freePort();
    const program = run({ DATABASE_URL: `postgresql://u:p@127.0.0.1:${nobody}/x`, PORT: await freePort() });
    await program.printed(/waiting for the database/);
    await stop(program);
  });

  it('stops although nobody reads its log any more', async () => {
    const database = await createDatabase('koier');
    const { program } = await startApp({ DATABASE_URL: database.url, LOG_LEVEL: 'info' });
    program.stopReading();
    await stop(program);
    await dropDatabase(database.name);
  });

  function run(env: NodeJS.ProcessEnv): Program {
    const program = runProgram('src/main.ts', { DATA_DIR: dataDir, ...env });
    programs.push(program);
    return program;
  }

  async function startApp(
    env: NodeJS.ProcessEnv = {},
    port = '0',
  ): Promise<{ program: Program; url: string }> {
    const program = run({ PORT: port, ...env });
    const [, url = ''] = await program.printed(/Panel +(http:\S+)\/admin[\s\S]*\n\n/);
    return { program, url };
  }

  async function stop(program: Program): Promise<void> {
    programs = programs.filter((other) => other !== program);
    program.signal('SIGTERM');
    expect(await program.ended(), program.errors()).to.equal(0);
  }

  async function isServerLeft(): Promise<boolean> {
    return stat(join(dataDir, 'postgres', 'postmaster.pid')).then(
      () => true,
      () => false,
    );
  }
});

async function getJson(url: string): Promise<{ status: number; body: unknown }> {
  const response = await fetch(url);
  return { status: response.status, body: await response.json().catch(() => undefined) };
}

async function listenSomewhere(): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

async function freePort(): Promise<string> {
  const server = await listenSomewhere();
  const port = portOf(server);
  await new Promise((resolve) => server.close(resolve));
  return String(port);
}
