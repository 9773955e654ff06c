import { createHash } from 'node:crypto';
import pLimit from 'p-limit';
import type { Sharp, SharpOptions } from 'sharp';
import { FieldErrors } from '../../platform/refusals/field-errors.js';

/** The longest sides, in pixels, that a picture is kept in: for a list, for a page, for a whole screen. */
const LONGEST_SIDES = [480, 1280, 2000] as const;
/** Phones make pictures of up to 50 million pixels. What unpacks to more is refused before it is unpacked. */
const MOST_PIXELS = 64_000_000;
/** Of each side. What is smaller is an icon, or a strip. */
const FEWEST_PIXELS = 200;
const FORMATS = ['jpeg', 'png', 'webp'];
const QUALITY = 80;
/** What one picture may take. A busy machine needs a second or two. */
const SECONDS = 30;
/** Unpacked, a large picture takes 200 MB. */
const encoding = pLimit(1);

/** A file of a picture, in one size. */
export interface EncodedFile {
  bytes: Buffer;
  width: number;
  height: number;
  /** Hexadecimal. */
  sha256: string;
}

/**
 * A picture as WebP in a few sizes, the smallest first, none larger than it was: turned as the camera was held, in
 * sRGB, and without any metadata. What it is, is told by its bytes alone. Throws `FieldErrors` on `picture`.
 */
export function encode(upload: Buffer): Promise<EncodedFile[]> {
  return encoding(async () => {
    const source = await opened(upload);
    const longest = await longestSideOf(source());
    // The first size that is not smaller than the picture keeps it as large as it was.
    const sides = LONGEST_SIDES.filter((_side, index) => longest > (LONGEST_SIDES[index - 1] ?? 0));
    const files: EncodedFile[] = [];
    for (const side of sides) files.push(await resized(source(), side));
    return files;
  });
}

async function opened(upload: Buffer): Promise<() => Sharp> {
  // Loaded by the first who uploads: it takes memory that processes else do without.
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({
    operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
  });
  const options: SharpOptions = { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 };
  return () => sharp(upload, options).timeout({ seconds: SECONDS });
}

async function longestSideOf(source: Sharp): Promise<number> {
  const found = await source.metadata().catch(refuse);
  if (!FORMATS.includes(found.format)) throw refusal('not_a_picture');
  if (found.width * found.height > MOST_PIXELS) throw tooManyPixels();
  if (Math.min(found.width, found.height) < FEWEST_PIXELS)
    throw refusal('too_few_pixels', { limit: FEWEST_PIXELS });
  return Math.max(found.width, found.height);
}

async function resized(source: Sharp, side: number): Promise<EncodedFile> {
  const { data, info } = await source
    .autoOrient()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: QUALITY })
    .toBuffer({ resolveWithObject: true })
    .catch(refuse);
  return {
    bytes: data,
    width: info.width,
    height: info.height,
    sha256: createHash('sha256').update(data).digest('hex'),
  };
}

/** Whatever sharp cannot read is no picture that we take. */
function refuse(error: unknown): never {
  const isTooLarge = error instanceof Error && error.message.includes('exceeds pixel limit');
  throw isTooLarge ? tooManyPixels() : refusal('not_a_picture');
}

function tooManyPixels(): FieldErrors {
  return refusal('too_many_pixels', { limit: MOST_PIXELS / 1_000_000 });
}

function refusal(
  key: 'not_a_picture' | 'too_many_pixels' | 'too_few_pixels',
  values: Record<string, number> = {},
): FieldErrors {
  return new FieldErrors({ picture: [{ key, values }] });
}
