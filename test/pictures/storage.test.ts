import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { folderStore } from '../../src/platform/files/folder.js';
import { s3Store } from '../../src/platform/files/s3.js';
import type { FileStore } from '../../src/platform/files/store.js';
import { DomainError } from '../../src/platform/refusals/errors.js';
import { type S3Double, startS3Double } from '../support/s3-double.js';

const NAME = 'abc-1.webp';
const BYTES = Buffer.from([0, 1, 2, 253, 254, 255]);

describe('where pictures are stored', () => {
  let s3: S3Double;
  let folder: string;
  const stores: Record<string, FileStore> = {};

  before(async () => {
    s3 = await startS3Double();
    folder = await mkdtemp(join(tmpdir(), 'koiene-'));
    stores['a folder'] = folderStore(join(folder, 'pictures'));
    stores['storage that speaks S3'] = s3Store(s3.settings);
  });
  after(async () => {
    await s3.stop();
    await rm(folder, { recursive: true });
  });

  for (const what of ['a folder', 'storage that speaks S3']) {
    it(`is ${what}, which gives back the bytes it was given, and removes them`, async () => {
      const store = stores[what] as FileStore;
      expect(await store.get(NAME)).to.equal(null);
      await store.put(NAME, BYTES);
      await store.put(NAME, BYTES);
      expect(await store.get(NAME)).to.deep.equal(BYTES);
      await store.remove(NAME);
      await store.remove(NAME);
      expect(await store.get(NAME)).to.equal(null);
    });

    it(`is ${what}, out of which no name leads`, async () => {
      const store = stores[what] as FileStore;
      for (const name of ['../secret.txt', '/etc/passwd', 'a/b.webp', '..', '', 'a.webp?acl']) {
        for (const ask of [() => store.get(name), () => store.put(name, BYTES), () => store.remove(name)]) {
          const error: unknown = await ask().catch((reason: unknown) => reason);
          expect(String(error), name).to.contain('is no name of a stored file');
        }
      }
    });
  }

  it('leaves no half file in a folder', async () => {
    const store = stores['a folder'] as FileStore;
    await Promise.all(Array.from({ length: 8 }, () => store.put(NAME, BYTES)));
    expect(await readdir(join(folder, 'pictures'))).to.deep.equal([NAME]);
  });

  it('is asked again when it is busy, and we are busy when it stays so', async () => {
    const store = stores['storage that speaks S3'] as FileStore;
    s3.fail(2);
    await store.put(NAME, BYTES);
    expect(s3.objects.get(NAME)).to.deep.equal(BYTES);
    s3.fail(99);
    const error: unknown = await store.get(NAME).catch((reason: unknown) => reason);
    expect((error as DomainError).code).to.equal('busy');
    s3.fail(0);
  });

  it('does not serve who has the wrong secret', async () => {
    const stranger = s3Store({ ...s3.settings, secretAccessKey: 'wrong' });
    const error: unknown = await stranger.put('other.webp', BYTES).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(DomainError);
    expect(s3.objects.has('other.webp')).to.equal(false);
    const elsewhere = s3Store({ ...s3.settings, bucket: 'another' });
    expect(await elsewhere.put(NAME, BYTES).catch(() => 'refused')).to.equal('refused');
  });
});
