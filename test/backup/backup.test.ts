import { copyFile, open, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { awkwardRows, writeFixtures } from '../legacy-import/old-system.js';
import { runCommand, runImport } from '../legacy-import/run.js';
import { scratchFolder } from '../legacy-import/scratch.js';
import { createDatabase, dropDatabase, useDatabase } from '../support/database.js';
import { buildBoard, buildBooking } from '../support/factories.js';
import { describeSchema, everything } from '../support/schema.js';

describe('a backup', function () {
  this.timeout(60_000);
  const database = useDatabase({ seed: true });
  const made: string[] = [];
  let file: string;

  const restoreInto = async (path: string) => {
    const { name, url } = await createDatabase('bare');
    made.push(name);
    return { url, ran: await runCommand('restore', url, [path]) };
  };

  before(async () => {
    const { people, koier, bookings } = awkwardRows();
    await runImport(database.url, await writeFixtures({ 'all.json': [...people, ...koier, ...bookings] }));
    await buildBoard();
    await buildBooking({ internalNote: 'Tab\tlinje\nog \\ skråstrek, «æøå» 🏔' });
    file = join(await scratchFolder(), 'koiene.backup');
    const ran = await runCommand('backup', database.url, [file]);
    expect(ran.code, ran.errors).to.equal(0);
  });

  after(async () => {
    for (const name of made) await dropDatabase(name);
  });

  it('is restored elsewhere with every row of every table, and the same schema', async () => {
    expect((await stat(file)).mode & 0o777).to.equal(0o600);
    const { url, ran } = await restoreInto(file);
    expect(ran.code, ran.errors).to.equal(0);
    expect(ran.output).to.match(/^Restored \d+ rows of \d+ tables/);
    expect(await everything(url)).to.deep.equal(await everything(database.url));
    expect(await describeSchema(url)).to.deep.equal(await describeSchema(database.url));
    const next = `insert into users (email, password_hash) values ('neste@example.org', '!') returning ntnui_no`;
    const { default: pg } = await import('pg');
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query(next);
    await client.end();
    const ours = await database.pool.query(next);
    expect(rows).to.deep.equal(ours.rows);
    await database.pool.query('delete from users where ntnui_no = $1', [ours.rows[0].ntnui_no]);
  });

  it('is also made of an empty database', async () => {
    const { name, url } = await createDatabase('empty');
    made.push(name);
    const path = `${file}.empty`;
    expect((await runCommand('backup', url, [path])).code).to.equal(0);
    const { ran } = await restoreInto(path);
    // The three sets of terms and their versions, the series of receipts and four accounts come with the schema.
    expect(ran.output, ran.errors).to.match(/^Restored 15 rows/);
  });

  it('is not restored into a database that holds anything', async () => {
    const before = await everything(database.url);
    const ran = await runCommand('restore', database.url, [file]);
    expect(ran.code).to.equal(1);
    expect(ran.errors).to.match(/The database is not empty, and nothing was changed: .*koier \(\d+\)/);
    expect(await everything(database.url)).to.deep.equal(before);
  });

  it('is refused when it is damaged, cut off, of another version or something else', async () => {
    const content = await readFile(file);
    const header = JSON.parse(content.subarray(0, content.indexOf('\n')).toString()) as {
      migrations: string[];
    };
    const rest = content.subarray(content.indexOf('\n') + 1);
    const withHeader = (changes: object) =>
      Buffer.concat([Buffer.from(`${JSON.stringify({ ...header, ...changes })}\n`), rest]);
    const flipped = Buffer.from(content);
    flipped[content.length - 500] = (flipped[content.length - 500] ?? 0) ^ 1;
    for (const [what, bytes] of [
      ['damaged or cut off', flipped],
      ['damaged or cut off', content.subarray(0, content.length - 100)],
      ['of version 99', withHeader({ version: 99 })],
      ['damaged or cut off', withHeader({ migrations: [] })],
      ['is no backup', Buffer.from('[]\n')],
    ] as const) {
      const path = `${file}.wrong`;
      await writeFile(path, bytes);
      const { url, ran } = await restoreInto(path);
      expect(ran.code).to.equal(1);
      expect(ran.errors).to.contain(what);
      expect(await everything(url)).to.deep.equal({});
    }
  });

  it('leaves the file that was there when it cannot be made', async () => {
    const path = `${file}.kept`;
    await copyFile(file, path);
    const broken = new URL(database.url);
    broken.pathname = '/no_such_database';
    expect((await runCommand('backup', broken.href, [path])).code).to.equal(1);
    const kept = await open(path);
    expect((await kept.stat()).size).to.equal((await stat(file)).size);
    await kept.close();
  });
});
