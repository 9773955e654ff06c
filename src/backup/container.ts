import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import Joi from 'joi';
import { isSignedByUs, sign } from './signature.js';

/** Raised when the layout of the file changes. */
const FORMAT_VERSION = 3;
/** Version 2 had no stored files. */
const KNOWN_VERSIONS: readonly unknown[] = [2, FORMAT_VERSION];
const FORMAT = 'koiene-backup';
const LONGEST_HEADER = 1024 * 1024;
const TRAILER = /^\nsha256 ([0-9a-f]{64}) signature ([0-9a-f]{64})\n$/;
const TRAILER_BYTES = trailer('0'.repeat(64)).length;

/** The first line of a backup: what kind of file it is. */
export interface BackupHeader {
  format: typeof FORMAT;
  version: number;
  /** ISO 8601. */
  takenAt: string;
  /** The migrations that the database had, in order. */
  migrations: string[];
  /** Rows in each table, at the moment of the backup. */
  counts: Record<string, number>;
  /** Stored files that it holds; pictures. */
  files: number;
  /** Where the sequence of each identity column stood. */
  sequences: { table: string; column: string; value: string }[];
}

const headerSchema = Joi.object<BackupHeader>({
  format: Joi.valid(FORMAT).required(),
  version: Joi.valid(...KNOWN_VERSIONS).required(),
  takenAt: Joi.string().isoDate().required(),
  migrations: Joi.array().items(Joi.string()).required(),
  counts: Joi.object().pattern(Joi.string(), Joi.number().integer().min(0)).required(),
  files: Joi.number().integer().min(0).default(0),
  sequences: Joi.array()
    .items(
      Joi.object({
        table: Joi.string().required(),
        column: Joi.string().required(),
        value: Joi.string()
          .pattern(/^\d{1,18}$/)
          .required(),
      }),
    )
    .required(),
});

/** Begins a header. */
export function newHeader(parts: Omit<BackupHeader, 'format' | 'version'>): BackupHeader {
  return { format: FORMAT, version: FORMAT_VERSION, ...parts };
}

/** The last line of a file: the checksum of all before it (hexadecimal), and our signature of that. */
export function trailer(sha256: string): string {
  return `\nsha256 ${sha256} signature ${sign(sha256)}\n`;
}

/** A backup that has been read through and is whole. */
export interface CheckedBackup {
  header: BackupHeader;
  /** Of the whole file. */
  bytes: number;
  /** Whether it was made with the `SESSION_SECRET` of this process. */
  isOurs: boolean;
  /** The bytes between the header and the checksum. */
  payload(): Readable;
}

/** Reads a whole file, and throws unless it is a backup of the known version whose checksum fits. */
export async function checkBackup(path: string): Promise<CheckedBackup> {
  const file = await stat(path).catch(() => undefined);
  if (!file?.isFile()) throw new Error(`There is no file ${path}`);
  const { header, length } = await readHeader(path);
  const end = file.size - TRAILER_BYTES;
  const [, sha256, signature] = TRAILER.exec(await readAt(path, end, TRAILER_BYTES)) ?? [];
  if (end < length || !sha256 || !signature || sha256 !== (await hashUntil(path, end)))
    throw new Error(`${path} is damaged or cut off: its checksum does not fit`);
  return {
    header,
    bytes: file.size,
    isOurs: isSignedByUs(sha256, signature),
    payload: () =>
      createReadStream(path, end > length ? { start: length, end: end - 1 } : { start: 0, end: 0 }),
  };
}

async function readHeader(path: string): Promise<{ header: BackupHeader; length: number }> {
  const beginning = Buffer.from(await readAt(path, 0, LONGEST_HEADER), 'latin1');
  const length = beginning.indexOf('\n') + 1;
  let written: Partial<BackupHeader> = {};
  try {
    written = JSON.parse(beginning.subarray(0, length).toString('utf8')) as Partial<BackupHeader>;
  } catch {
    // Said below, as of any other file that is no backup.
  }
  if (written?.format !== FORMAT) throw new Error(`${path} is no backup of this application`);
  if (!KNOWN_VERSIONS.includes(written.version))
    throw new Error(
      `${path} is of version ${written.version}, and only ${KNOWN_VERSIONS.join(' and ')} are known here`,
    );
  const { value, error } = headerSchema.validate(written, { convert: false });
  if (error) throw new Error(`${path} is no backup of this application: ${error.message}`);
  return { header: value, length };
}

async function readAt(path: string, position: number, length: number): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, Math.max(0, position));
    return buffer.subarray(0, bytesRead).toString('latin1');
  } finally {
    await file.close();
  }
}

async function hashUntil(path: string, end: number): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { end: Math.max(0, end - 1) }))
    hash.update(chunk as Buffer);
  return hash.digest('hex');
}
