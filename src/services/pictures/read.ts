import { QueryTypes } from 'sequelize';
import { config } from '../../../config/index.js';
import { database } from '../../models/index.js';

/** What pictures are of. */
export type PictureOwner = { koieId: number } | { reportId: number };

/** The keys of a koie and a report, one of which is null. */
function ownerKeys(owner: PictureOwner): [number | null, number | null] {
  return 'koieId' in owner ? [owner.koieId, null] : [null, owner.reportId];
}

/** A picture as the panel shows it. `name` is that of its largest file, whose size is given. */
export interface ShownPicture {
  id: number;
  name: string;
  width: number;
  height: number;
  altNor: string;
  altEng: string;
  version: number;
}

/** The pictures of a koie or a report, as the panel's script is told, and how many there may be. */
export interface PicturesAnswer {
  pictures: ShownPicture[];
  most: number;
}

/** The largest file of picture `p`, as `f`. */
export const LARGEST_FILE = `join lateral (
  select name, width, height from picture_files where picture_id = p.id order by width desc limit 1
) f on true`;

/** The pictures of a koie or a report, in their order. */
export function listPictures(owner: PictureOwner): Promise<ShownPicture[]> {
  return database().query<ShownPicture>(
    `select p.id, f.name, f.width, f.height, p.alt_nor as "altNor", p.alt_eng as "altEng", p.version
     from pictures p ${LARGEST_FILE} where p.koie_id = $1 or p.report_id = $2 order by p.place`,
    { bind: ownerKeys(owner), type: QueryTypes.SELECT },
  );
}

/** A stored file. */
export interface PictureFile {
  name: string;
  /** Hexadecimal. */
  sha256: string;
}

const NAME = /^[0-9a-f]{32}-[0-9a-f]{16}\.webp$/;

/**
 * The file that a name in an address means: that very one, or, with a `width` in pixels, the narrowest of the same
 * picture that is as wide, or else its widest. Null when there is none, and for pictures that are not public
 * unless `all` is asked for.
 */
export async function findPictureFile(
  name: string,
  { width, all = false }: { width?: number | undefined; all?: boolean } = {},
): Promise<PictureFile | null> {
  if (!NAME.test(name)) return null;
  const [file] = await database().query<PictureFile>(
    `select f.name, f.sha256
     from picture_files named
     join pictures p on p.id = named.picture_id
     join picture_files f on f.picture_id = p.id
     where named.name = $1 and ($3 or p.koie_id is not null) and ($2::integer is not null or f.name = $1)
     order by f.width < $2::integer, abs(f.width - $2::integer) limit 1`,
    { bind: [name, width ?? null, all], type: QueryTypes.SELECT },
  );
  return file ?? null;
}

/** Where guests get the file of a name from; without a host while PUBLIC_API_URL is not set. */
export function pictureUrl(name: string): string {
  return `${config.publicApiUrl ?? ''}/koie/pictures/${name}`;
}
