import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { openClient } from '../database/client.js';
import { fileStore } from '../platform/files/index.js';
import { type BackupHeader, newHeader, trailer } from './container.js';
import { fileLine, piece, tableLine } from './frames.js';
import { countMiscountedNights } from './nights.js';
import { countRows, listIdentities, listTables, MIGRATIONS_TABLE, type Table } from './tables.js';

const PIECE_BYTES = 1024 * 1024;

/** The result of a backup. */
export interface BackupOutcome {
  path: string;
  header: BackupHeader;
  /** Names of stored files that are not where they should be, and so not in it. */
  missing: string[];
  /** On how many nights the table of nights is wrong. It is not in the backup: restoring counts it anew. */
  miscountedNights: number;
}

/**
 * Writes the whole database, as it is at one moment, and the stored files that it knows of into one file, signed. Everybody goes on working meanwhile.
 * The file has its name only once it is whole.
 */
export async function backUp(url: string, path: string): Promise<BackupOutcome> {
  const client = await openClient(url, 'koiene backup');
  const partial = `${path}.partial`;
  try {
    await client.query('begin transaction isolation level repeatable read read only');
    const tables = await listTables(client);
    const names = await filesOf(client);
    const header = await describe(client, tables, names.length);
    const miscountedNights = await countMiscountedNights(client);
    const missing: string[] = [];
    await mkdir(dirname(path), { recursive: true });
    const payload = async function* () {
      yield* copyTables(client, tables);
      yield* copyFiles(names, missing);
    };
    await writeSigned(partial, header, compressed(payload()));
    await rename(partial, path);
    return { path, header, missing, miscountedNights };
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  } finally {
    await client.end();
  }
}

async function describe(client: pg.Client, tables: readonly Table[], files: number): Promise<BackupHeader> {
  const migrations = await rowsOf<{ name: string }>(
    client,
    `select name from ${MIGRATIONS_TABLE} order by name`,
  );
  return newHeader({
    takenAt: new Date().toISOString(),
    migrations: migrations.map(({ name }) => name),
    counts: await countRows(client, tables),
    files,
    sequences: await sequencesOf(client),
  });
}

async function sequencesOf(client: pg.Client): Promise<BackupHeader['sequences']> {
  const sequences = [];
  for (const { table, column, sequence } of await listIdentities(client)) {
    const [at] = await rowsOf<{ value: string }>(
      client,
      `select (case when is_called then last_value else last_value - 1 end)::text as value from ${sequence}`,
    );
    sequences.push({ table, column, value: at?.value ?? '0' });
  }
  return sequences;
}

async function* copyTables(client: pg.Client, tables: readonly Table[]): AsyncGenerator<Buffer> {
  for (const table of tables) {
    yield Buffer.from(tableLine(table));
    const rows = client.query(copyTo(`copy ${table.name} (${table.columns.join(', ')}) to stdout`));
    for await (const chunk of rows) yield piece(chunk as Buffer);
    yield piece(Buffer.alloc(0));
  }
}

/** Files of pictures that are there at the moment of the backup. Removed later, they are kept for an hour. */
async function filesOf(client: pg.Client): Promise<string[]> {
  const files = await rowsOf<{ name: string }>(
    client,
    'select name from picture_files where picture_id is not null order by name',
  );
  return files.map(({ name }) => name);
}

async function* copyFiles(names: readonly string[], missing: string[]): AsyncGenerator<Buffer> {
  for (const name of names) {
    const bytes = await fileStore().get(name);
    if (!bytes) {
      missing.push(name);
      continue;
    }
    yield Buffer.from(fileLine(name));
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield piece(bytes.subarray(at, at + PIECE_BYTES));
    yield piece(Buffer.alloc(0));
  }
}

/** An error while reading ends the whole, which `pipe` would leave waiting. */
function compressed(payload: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  const packed = createGzip();
  pipeline(Readable.from(payload), packed).catch((error: Error) => packed.destroy(error));
  return packed;
}

async function writeSigned(
  path: string,
  header: BackupHeader,
  payload: AsyncIterable<Buffer>,
): Promise<void> {
  const hash = createHash('sha256');
  const file = createWriteStream(path, { mode: 0o600 });
  const hashed = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
    flush(done) {
      done(null, trailer(hash.digest('hex')));
    },
  });
  const whole = async function* () {
    yield Buffer.from(`${JSON.stringify(header)}\n`);
    yield* payload;
  };
  await pipeline(whole, hashed, file);
  // On the disk before it gets its name.
  const written = await open(path, 'r+');
  await written.sync();
  await written.close();
}

async function rowsOf<T extends pg.QueryResultRow>(client: pg.Client, sql: string): Promise<T[]> {
  const { rows } = await client.query<T>(sql);
  return rows;
}
