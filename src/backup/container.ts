import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';

/** Raised when the layout of the file changes. */
export const FORMAT_VERSION = 1;
const FORMAT = 'koiene-backup';
const LONGEST_HEADER = 1024 * 1024;
const TRAILER_START = '\nsha256 ';
/** The words, 64 hexadecimal digits and the end of the line. */
const TRAILER_BYTES = TRAILER_START.length + 64 + 1;

/** How the data was taken out: by PostgreSQL's own client, or by COPY without one. */
export type BackupMethod = 'pg_dump' | 'copy';

/** What a backup says about itself, on its first line. */
export interface BackupHeader {
  format: typeof FORMAT;
  version: number;
  method: BackupMethod;
  takenAt: string;
  /** Of the PostgreSQL that it was taken from, such as 180000. */
  server: number;
  /** The migrations that the database had, in order. */
  migrations: string[];
  /** Rows in each table, at the moment of the backup. */
  counts: Record<string, number>;
  /** Where the sequence of each identity column stood. */
  sequences: { table: string; column: string; value: string }[];
}

/** Begins a header. */
export function newHeader(parts: Omit<BackupHeader, 'format' | 'version'>): BackupHeader {
  return { format: FORMAT, version: FORMAT_VERSION, ...parts };
}

/** The last line of a file, for the checksum of all before it. */
export function trailer(sha256: string): string {
  return `${TRAILER_START}${sha256}\n`;
}

/** A backup that has been read through and is whole. */
export interface CheckedBackup {
  header: BackupHeader;
  /** What is between the header and the checksum. */
  payload(): Readable;
}

/** Reads a whole file, and throws unless it is a backup of a known version whose checksum fits. */
export async function checkBackup(path: string): Promise<CheckedBackup> {
  const file = await stat(path).catch(() => undefined);
  if (!file?.isFile()) throw new Error(`There is no file ${path}`);
  const { header, length } = await readHeader(path);
  const end = file.size - TRAILER_BYTES;
  if (end < length || (await readAt(path, end, TRAILER_BYTES)) !== trailer(await hashUntil(path, end)))
    throw new Error(`${path} is damaged or cut off: its checksum does not fit`);
  return {
    header,
    payload: () =>
      createReadStream(path, end > length ? { start: length, end: end - 1 } : { start: 0, end: 0 }),
  };
}

async function readHeader(path: string): Promise<{ header: BackupHeader; length: number }> {
  const beginning = Buffer.from(await readAt(path, 0, LONGEST_HEADER), 'latin1');
  const length = beginning.indexOf('\n') + 1;
  let header: Partial<BackupHeader> = {};
  try {
    header = JSON.parse(beginning.subarray(0, length).toString('utf8')) as Partial<BackupHeader>;
  } catch {
    // Said below, as of any other file that is no backup.
  }
  if (header.format !== FORMAT) throw new Error(`${path} is no backup of this application`);
  if (header.version !== FORMAT_VERSION)
    throw new Error(
      `${path} is of version ${header.version}, and only version ${FORMAT_VERSION} is known here`,
    );
  return { header: header as BackupHeader, length };
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
