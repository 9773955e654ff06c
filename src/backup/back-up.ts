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
import { type BackupHeader, newHeader, trailer } from './container.js';
import { piece, tableLine } from './frames.js';
import { countRows, listIdentities, listTables, MIGRATIONS_TABLE, type Table } from './tables.js';

/** The result of a backup. */
export interface BackupOutcome {
  path: string;
  header: BackupHeader;
}

/**
 * Writes the whole database, as it is at one moment, into one file, signed. Everybody goes on working meanwhile.
 * The file has its name only once it is whole.
 */
export async function backUp(url: string, path: string): Promise<BackupOutcome> {
  const client = await openClient(url, 'koiene backup');
  const partial = `${path}.partial`;
  try {
    await client.query('begin transaction isolation level repeatable read read only');
    const tables = await listTables(client);
    const header = await describe(client, tables);
    await mkdir(dirname(path), { recursive: true });
    await writeSigned(partial, header, Readable.from(copyTables(client, tables)).pipe(createGzip()));
    await rename(partial, path);
    return { path, header };
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  } finally {
    await client.end();
  }
}

async function describe(client: pg.Client, tables: readonly Table[]): Promise<BackupHeader> {
  const migrations = await rowsOf<{ name: string }>(
    client,
    `select name from ${MIGRATIONS_TABLE} order by name`,
  );
  return newHeader({
    takenAt: new Date().toISOString(),
    migrations: migrations.map(({ name }) => name),
    counts: await countRows(client, tables),
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
