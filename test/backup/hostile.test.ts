import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { config } from '../../config/index.js';
import { trailer } from '../../src/backup/container.js';
import { runCommand } from '../legacy-import/run.js';
import { scratchFolder } from '../legacy-import/scratch.js';
import { createDatabase, dropDatabase, useDatabase } from '../support/database.js';
import { buildMember } from '../support/factories.js';
import { everything } from '../support/schema.js';

/** So that what is signed here is signed as by the commands. */
const OURS = { SESSION_SECRET: config.sessionSecret };
const TRAILER_BYTES = trailer('').length + 64;

describe('a backup file made by an attacker', function () {
  this.timeout(60_000);
  const database = useDatabase();
  const made: string[] = [];
  let header: Record<string, unknown>;
  let payload: string;
  let folder: string;

  before(async () => {
    await buildMember();
    folder = await scratchFolder();
    const path = join(folder, 'koiene.backup');
    expect((await runCommand('backup', database.url, [path], OURS)).code).to.equal(0);
    const content = await readFile(path);
    const start = content.indexOf('\n') + 1;
    header = JSON.parse(content.subarray(0, start).toString()) as Record<string, unknown>;
    payload = gunzipSync(content.subarray(start, content.length - TRAILER_BYTES)).toString('latin1');
  });

  after(async () => {
    for (const name of made) await dropDatabase(name);
  });

  /** A file with other parts, signed as ours and restored; with `env` by another installation. */
  async function restored(parts: { header?: object; payload?: Buffer }, args: string[] = [], env = OURS) {
    const body = Buffer.concat([
      Buffer.from(`${JSON.stringify({ ...header, ...parts.header })}\n`),
      gzipSync(parts.payload ?? Buffer.from(payload, 'latin1')),
    ]);
    const sha256 = createHash('sha256').update(body).digest('hex');
    const path = join(folder, 'hostile.backup');
    await writeFile(path, Buffer.concat([body, Buffer.from(trailer(sha256))]));
    const { name, url } = await createDatabase('bare');
    made.push(name);
    return { url, ran: await runCommand('restore', url, [path, ...args], env) };
  }

  it('runs nothing that stands where the name of a table, a column or a sequence should', async () => {
    const witness = join(folder, 'was-here');
    const program = `email) from program 'touch ${witness}' --`;
    const users = '{"name":"users","columns":["ntnui_no","email"';
    expect(payload).to.contain(users);
    for (const [from, to, refusal] of [
      ['"email"', JSON.stringify(program), 'has a column'],
      ['"users"', JSON.stringify(`users (${program}`), 'has a table'],
    ] as const) {
      const hostile = payload.replace(users, users.replace(from, to));
      const { url, ran } = await restored({ payload: Buffer.from(hostile, 'latin1') });
      expect(ran.code, ran.output).to.equal(1);
      expect(ran.errors).to.contain(refusal);
      expect((await everything(url)).users).to.deep.equal([]);
    }
    const { ran } = await restored({
      header: { sequences: [{ table: 'pg_authid', column: 'oid', value: '1' }] },
    });
    expect(ran.errors).to.contain('has a sequence');
    expect(await readFile(witness).catch(() => 'not there')).to.equal('not there');
  });

  it('is not restored without a word when another secret has signed it', async () => {
    const elsewhere = { SESSION_SECRET: 'the-secret-of-some-other-installation-here' };
    const { url, ran } = await restored({}, [], elsewhere);
    expect(ran.code).to.equal(1);
    expect(ran.errors).to.contain('is not signed').and.to.contain('--trust');
    expect(await everything(url)).to.deep.equal({});
    const trusted = await restored({}, ['--trust'], elsewhere);
    expect(trusted.ran.code, trusted.ran.errors).to.equal(0);
  });

  it('does not fill the disk: what unpacks to far more than a backup does is left', async () => {
    const piece = Buffer.from(`${'a'.repeat(99)}\n`.repeat(10_000));
    const bomb = [Buffer.from(`${JSON.stringify({ name: 'descriptions', columns: ['description_nor'] })}\n`)];
    for (let index = 0; index < 40; index += 1) bomb.push(Buffer.from(`${piece.length}\n`), piece);
    const { url, ran } = await restored({ payload: Buffer.concat([...bomb, Buffer.from('0\n')]) });
    expect(ran.code).to.equal(1);
    expect(ran.errors).to.contain('unpacks to more than');
    expect((await everything(url)).descriptions).to.deep.equal([]);
  });
});
