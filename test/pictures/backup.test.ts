import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { config } from '../../config/index.js';
import { addPicture } from '../../src/services/pictures/keep.js';
import { runCommand } from '../legacy-import/run.js';
import { scratchFolder } from '../legacy-import/scratch.js';
import { createDatabase, dropDatabase, useDatabase } from '../support/database.js';
import { buildKoie } from '../support/factories.js';
import { photo } from '../support/photos.js';
import { type S3Double, startS3Double } from '../support/s3-double.js';
import { everything } from '../support/schema.js';

const OURS = { SESSION_SECRET: config.sessionSecret };

describe('a backup with pictures', function () {
  this.timeout(60_000);
  const database = useDatabase();
  const made: string[] = [];
  const here = join(config.dataDir, 'pictures');
  let s3: S3Double;
  let folder: string;

  before(async () => {
    s3 = await startS3Double();
    folder = await scratchFolder();
    const koie = await buildKoie();
    for (const width of [2400, 800])
      await addPicture(
        { koieId: koie.id },
        await photo({ width }),
        { altNor: 'Koia', altEng: 'The koie' },
        { source: 'panel' },
      );
  });
  after(async () => {
    await s3.stop();
    for (const name of made) await dropDatabase(name);
  });

  const inS3 = () => ({
    ...OURS,
    S3_ENDPOINT: s3.settings.endpoint,
    S3_REGION: s3.settings.region,
    S3_BUCKET: s3.settings.bucket,
    S3_ACCESS_KEY_ID: s3.settings.accessKeyId,
    S3_SECRET_ACCESS_KEY: s3.settings.secretAccessKey,
  });
  async function restored(file: string, env: Record<string, string>): Promise<string> {
    const { name, url } = await createDatabase('bare');
    made.push(name);
    const ran = await runCommand('restore', url, [file], env);
    expect(ran.code, ran.errors).to.equal(0);
    return url;
  }
  const storedNames = async () => {
    const { rows } = await database.pool.query<{ name: string }>(
      'select name from picture_files order by name',
    );
    return rows.map(({ name }) => name);
  };

  it('brings every byte of them: from a folder into S3, and from there into another folder', async () => {
    const first = join(folder, 'first.backup');
    const taken = await runCommand('backup', database.url, [first], { ...OURS, DATA_DIR: config.dataDir });
    expect(taken.output, taken.errors).to.contain('5 files of pictures');
    const url = await restored(first, inS3());
    expect(await everything(url)).to.deep.equal(await everything(database.url));
    const names = await storedNames();
    expect([...s3.objects.keys()].sort()).to.deep.equal(names);
    for (const name of names) expect(s3.objects.get(name)).to.deep.equal(await readFile(join(here, name)));

    const second = join(folder, 'second.backup');
    expect((await runCommand('backup', url, [second], inS3())).code).to.equal(0);
    const elsewhere = join(folder, 'elsewhere');
    await restored(second, { ...OURS, DATA_DIR: elsewhere });
    expect((await readdir(join(elsewhere, 'pictures'))).sort()).to.deep.equal(names);
    for (const name of names)
      expect(await readFile(join(elsewhere, 'pictures', name))).to.deep.equal(s3.objects.get(name));
  });

  it('is made all the same when a file is not there, and says which', async () => {
    const [name = ''] = await storedNames();
    await rm(join(here, name));
    const file = join(folder, 'lacking.backup');
    const taken = await runCommand('backup', database.url, [file], { ...OURS, DATA_DIR: config.dataDir });
    expect(taken.output, taken.errors).to.contain(`Not found where pictures are stored: ${name}`);
    await restored(file, { ...OURS, DATA_DIR: join(folder, 'lacking') });
  });
});
