import { randomBytes } from 'node:crypto';
import { Op, QueryTypes, type Transaction } from 'sequelize';
import { ALT_LENGTH, database, Koie, Picture, Report } from '../../models/index.js';
import { fileStore } from '../../platform/files/index.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { FieldErrors, type FieldProblem } from '../../platform/refusals/field-errors.js';
import { type Actor, write } from '../../platform/write.js';
import { type EncodedFile, encode } from './encode.js';
import type { PictureOwner } from './read.js';

/** What a picture shows, in words. Guests who do not see it, and search engines, get no more of it. */
export interface PictureTexts {
  altNor: string;
  altEng: string;
}

/** Most pictures, as the database has it. */
export const MOST_PICTURES = { koieId: 20, reportId: 3 } as const;

/**
 * Adds a picture, the last in order. The rows of its files are committed before they are written, and claimed when the
 * picture is: so a process may die at any moment, and `sweep` removes what was left.
 * Throws `FieldErrors` (`picture`, `altNor`, `altEng`), `not_found` and `too_many_pictures`.
 */
export async function addPicture(
  owner: PictureOwner,
  upload: Buffer,
  texts: PictureTexts,
  actor: Actor,
): Promise<void> {
  const checked = checkedTexts(owner, texts);
  // Before the work is done; what decides is the count under lock.
  if ((await Picture.count({ where: owner })) >= mostOf(owner)) throw tooMany(owner);
  const files = (await encode(upload)).map(named(randomBytes(16).toString('hex')));
  await database().query(
    `insert into picture_files (name, width, height, bytes, sha256)
     select * from json_to_recordset($1) as f (name text, width integer, height integer, size integer, sha256 text)`,
    { bind: [JSON.stringify(files.map(({ bytes, ...file }) => ({ ...file, size: bytes.length })))] },
  );
  for (const { name, bytes } of files) await fileStore().put(name, bytes);
  await write(actor, async (transaction) => {
    const count = await lockAndCount(owner, transaction);
    if (count >= mostOf(owner)) throw tooMany(owner);
    const picture = await Picture.create(
      { ...owner, ...checked, place: count + 1, createdBy: actor.user ?? null },
      { transaction },
    );
    const claimed = await database().query(
      `update picture_files set picture_id = $1
       where name = any($2) and picture_id is null and unowned_since > now() - interval '30 minutes' returning name`,
      { bind: [picture.id, files.map(({ name }) => name)], type: QueryTypes.SELECT, transaction },
    );
    if (claimed.length < files.length) throw new DomainError('busy');
  });
}

/** Changes what is said about a picture. Throws `FieldErrors`, `not_found` and `changed_meanwhile`. */
export async function describePicture(
  id: number,
  { version, ...texts }: PictureTexts & { version: number },
  actor: Actor,
): Promise<void> {
  await write(actor, async (transaction) => {
    const picture = await lockPicture(id, transaction);
    const checked = checkedTexts(ownerOf(picture), texts);
    if (picture.version !== version) throw new DomainError('changed_meanwhile');
    await picture.update(checked, { transaction });
  });
}

/** Puts all pictures of a koie or a report in the order of `ids`. Throws `changed_meanwhile` unless those are all. */
export async function orderPictures(
  owner: PictureOwner,
  ids: readonly number[],
  actor: Actor,
): Promise<void> {
  await write(actor, async (transaction) => {
    const count = await lockAndCount(owner, transaction);
    const found = await Picture.count({ where: { ...owner, id: { [Op.in]: [...ids] } }, transaction });
    if (found !== count || ids.length !== count) throw new DomainError('changed_meanwhile');
    await database().query(
      `update pictures p set place = o.place
       from unnest($1::integer[]) with ordinality as o (id, place) where p.id = o.id and p.place <> o.place`,
      { bind: [ids], transaction },
    );
  });
}

/** Removes a picture. Nobody is given it any more; its files are removed an hour later. Throws `not_found`. */
export async function removePicture(id: number, actor: Actor): Promise<void> {
  await write(actor, async (transaction) => {
    const picture = await lockPicture(id, transaction);
    await picture.destroy({ transaction });
    await Picture.decrement('place', {
      where: { ...ownerOf(picture), place: { [Op.gt]: picture.place } },
      transaction,
    });
  });
}

function named(random: string): (file: EncodedFile) => EncodedFile & { name: string } {
  return (file) => ({ ...file, name: `${random}-${file.sha256.slice(0, 16)}.webp` });
}

function checkedTexts(owner: PictureOwner, texts: PictureTexts): PictureTexts {
  const checked = { altNor: texts.altNor.trim(), altEng: texts.altEng.trim() };
  const problems: Record<string, FieldProblem[]> = {};
  for (const [field, text] of Object.entries(checked)) {
    if (text === '' && 'koieId' in owner) problems[field] = [{ key: 'required' }];
    if ([...text].length > ALT_LENGTH) problems[field] = [{ key: 'too_long', values: { limit: ALT_LENGTH } }];
  }
  if (Object.keys(problems).length > 0) throw new FieldErrors(problems);
  return checked;
}

function mostOf(owner: PictureOwner): number {
  return 'koieId' in owner ? MOST_PICTURES.koieId : MOST_PICTURES.reportId;
}

function tooMany(owner: PictureOwner): DomainError {
  return new DomainError('too_many_pictures', { limit: mostOf(owner) });
}

/** Takes turns with others who change the pictures of the same koie or report. Bookings do not wait for it. */
async function lockAndCount(owner: PictureOwner, transaction: Transaction): Promise<number> {
  const options = { transaction, lock: transaction.LOCK.NO_KEY_UPDATE };
  const found =
    'koieId' in owner
      ? await Koie.findByPk(owner.koieId, options)
      : await Report.findByPk(owner.reportId, options);
  if (!found) throw new DomainError('not_found');
  return Picture.count({ where: owner, transaction });
}

/** A picture, once its owner is locked: always in that order. */
async function lockPicture(id: number, transaction: Transaction): Promise<Picture> {
  const picture = await Picture.findByPk(id, { transaction });
  if (!picture) throw new DomainError('not_found');
  await lockAndCount(ownerOf(picture), transaction);
  const locked = await Picture.findByPk(id, { transaction });
  if (!locked) throw new DomainError('not_found');
  return locked;
}

function ownerOf({ koieId, reportId }: Picture): PictureOwner {
  return koieId === null ? { reportId: Number(reportId) } : { koieId };
}
