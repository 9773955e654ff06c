import sharp, { type Sharp } from 'sharp';

interface Photo {
  width?: number;
  height?: number;
  format?: 'jpeg' | 'png' | 'webp';
  /** As EXIF has it: how the camera was held. */
  orientation?: number;
}

/** Where the photo was taken, as EXIF says it: what must not leave us. */
export const POSITION = '63/1 12/1 3456/100';

/** A photo as a phone takes it, with the place, the phone and the photographer in its EXIF. Its left half is red. */
export function photo({
  width = 1600,
  height = 1200,
  format = 'jpeg',
  orientation = 1,
}: Photo = {}): Promise<Buffer> {
  const red = { create: { width: width / 2, height, channels: 3 as const, background: '#c00' } };
  const taken: Sharp = sharp({ create: { width, height, channels: 3, background: '#06c' } })
    .composite([{ input: red, left: 0, top: 0 }])
    .withExif({
      IFD0: { Make: 'Telefon', Artist: 'Kari Nordmann' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: POSITION,
        GPSLongitudeRef: 'E',
        GPSLongitude: '10/1 5/1 0/1',
      },
    })
    .withMetadata({ orientation });
  return taken[format]().toBuffer();
}

/** A photo with so many details that it is large, of a phone that was held upright: 1800 wide and 2400 high when it is turned. */
export function detailedPhoto(): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
  return sharp({ create: { width: 2400, height: 1800, channels: 3, background: '#06c', noise } })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 100 })
    .toBuffer();
}
