import { crc32, deflateSync } from 'node:zlib';
import { expect } from 'chai';
import sharp from 'sharp';
import { FieldErrors } from '../../src/platform/refusals/field-errors.js';
import { encode } from '../../src/services/pictures/encode.js';
import { photo } from '../support/photos.js';

describe('a picture that is uploaded', function () {
  this.timeout(30_000);

  async function refusalOf(upload: Buffer): Promise<string | undefined> {
    const error: unknown = await encode(upload).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (!(error instanceof FieldErrors)) throw error;
    return error.fields.picture?.[0]?.key;
  }

  it('loses the place it was taken at, and all else that it says about itself', async () => {
    for (const format of ['jpeg', 'png', 'webp'] as const) {
      const taken = await photo({ format });
      expect((await sharp(taken).metadata()).exif?.toString('latin1')).to.contain('Kari Nordmann');
      for (const { bytes } of await encode(taken)) {
        const { exif, xmp, iptc, icc, format: kept } = await sharp(bytes).metadata();
        expect({ exif, xmp, iptc, icc, kept }).to.deep.equal({
          exif: undefined,
          xmp: undefined,
          iptc: undefined,
          icc: undefined,
          kept: 'webp',
        });
        expect(bytes.toString('latin1')).not.to.match(/Kari|Telefon|EXIF/);
      }
    }
  });

  it('is kept in three sizes at most, none larger than it was', async () => {
    const sizesOf = async (width: number, height: number) =>
      (await encode(await photo({ width, height }))).map((file) => [file.width, file.height]);
    expect(await sizesOf(4000, 3000)).to.deep.equal([
      [480, 360],
      [1280, 960],
      [2000, 1500],
    ]);
    expect(await sizesOf(900, 1200)).to.deep.equal([
      [360, 480],
      [900, 1200],
    ]);
    expect(await sizesOf(400, 300)).to.deep.equal([[400, 300]]);
  });

  it('stands as the camera was held', async () => {
    const [file] = await encode(await photo({ width: 800, height: 600, orientation: 6 }));
    expect([file?.width, file?.height]).to.deep.equal([360, 480]);
    // Turned by 90° to the right, the red left half is on top.
    const { data } = await sharp(file?.bytes)
      .extract({ left: 180, top: 40, width: 1, height: 1 })
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(data[0]).to.be.greaterThan(150);
  });

  it('is told by its bytes, and refused when they are none of a picture', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"><script>1</script></svg>';
    const gif = await sharp({ create: { width: 300, height: 300, channels: 3, background: '#fff' } })
      .gif()
      .toBuffer();
    const whole = await photo();
    for (const [what, upload] of Object.entries({
      svg: Buffer.from(svg),
      html: Buffer.from('<!doctype html><script>alert(1)</script>'),
      gif,
      pdf: Buffer.from('%PDF-1.7\n1 0 obj\n'),
      'html that begins as a JPEG': Buffer.concat([whole.subarray(0, 20), Buffer.from('<html>'.repeat(999))]),
      'cut off': whole.subarray(0, whole.length / 2),
      nothing: Buffer.from([0]),
    })) {
      expect(await refusalOf(upload), what).to.equal('not_a_picture');
    }
  });

  it('is refused when it would unpack to more than any camera makes, before it is unpacked', async () => {
    const before = process.memoryUsage.rss();
    expect(await refusalOf(pngOf(30_000, 30_000))).to.equal('too_many_pixels');
    expect(process.memoryUsage.rss() - before).to.be.lessThan(200_000_000);
    expect(await refusalOf(await photo({ width: 100, height: 900 }))).to.equal('too_few_pixels');
  });
});

/** The head of a PNG of a size, and a little of what it would unpack to. */
function pngOf(width: number, height: number): Buffer {
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunkOf('IHDR', Buffer.concat([size, Buffer.from([1, 0, 0, 0, 0])])),
    chunkOf('IDAT', deflateSync(Buffer.alloc(1_000_000))),
    chunkOf('IEND', Buffer.alloc(0)),
  ]);
}

function chunkOf(type: string, data: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from(type), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(content), 4);
  return Buffer.concat([ends.subarray(0, 4), content, ends.subarray(4)]);
}
