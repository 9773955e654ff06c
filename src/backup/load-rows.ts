import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { fileStore } from '../platform/files/index.js';
import type { CheckedBackup } from './container.js';
import { sectionsIn } from './frames.js';
import { rebuildNights } from './nights.js';
import { FILLED_BY_MIGRATIONS, listIdentities, listTables } from './tables.js';

/** Rows as text shrink to a fifth or so. More than this is no backup but a trap for the disk. */
const MOST_EXPANDED = 50;
const ALWAYS_ALLOWED_BYTES = 16 * 1024 * 1024;

/** More than any stored file has. */
const LARGEST_FILE_BYTES = 64 * 1024 * 1024;

/**
 * Writes the rows of a backup in the caller's transaction, without triggers, and its files where files are stored: before
 * the transaction ends, so that a run that is killed can be done again. The names of tables and columns in SQL
 * are those of the database, never those of the file. Throws when the file has others, or unpacks to more than any
 * backup does.
 */
export async function loadRows(client: pg.Client, backup: CheckedBackup): Promise<void> {
  const known = new Map((await listTables(client)).map((table) => [table.name, table]));
  for (const name of known.keys()) await client.query(`alter table ${name} disable trigger user`);
  for (const name of FILLED_BY_MIGRATIONS.filter((one) => known.has(one)).reverse())
    await client.query(`delete from ${name}`);
  const unpacked = createGunzip();
  const bounded = atMost(Math.max(ALWAYS_ALLOWED_BYTES, backup.bytes * MOST_EXPANDED));
  const unpacking = pipeline(backup.payload(), unpacked, bounded);
  unpacking.catch(() => undefined);
  for await (const section of sectionsIn(bounded)) {
    if ('file' in section) {
      await fileStore().put(section.file, await wholeOf(section.pieces()));
      continue;
    }
    const { table, pieces } = section;
    const columns = columnsOf(known.get(table.name)?.columns, table);
    await pipeline(pieces(), client.query(copyFrom(`copy ${table.name} (${columns.join(', ')}) from stdin`)));
  }
  await unpacking;
  await setSequences(client, backup.header.sequences);
  await rebuildNights(client);
  for (const name of known.keys()) await client.query(`alter table ${name} enable trigger user`);
}

async function wholeOf(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const read: Buffer[] = [];
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    if (bytes > LARGEST_FILE_BYTES) throw new Error('The backup has a file that is larger than any of ours');
    read.push(piece);
  }
  return Buffer.concat(read);
}

function columnsOf(known: string[] | undefined, { name, columns }: { name: string; columns: string[] }) {
  if (!known) throw new Error(`The backup has a table ${JSON.stringify(name)} that is not known`);
  return columns.map((column) => {
    const found = known.find((candidate) => candidate === column);
    if (!found)
      throw new Error(`The backup has a column ${JSON.stringify(column)} that ${name} does not have`);
    return found;
  });
}

async function setSequences(client: pg.Client, wanted: CheckedBackup['header']['sequences']): Promise<void> {
  const identities = await listIdentities(client);
  for (const { table, column, value } of wanted) {
    const found = identities.find((identity) => identity.table === table && identity.column === column);
    if (!found) throw new Error(`The backup has a sequence of ${JSON.stringify(`${table}.${column}`)}`);
    await client.query('select setval($1, greatest($2::bigint, 1), $2::bigint > 0)', [found.sequence, value]);
  }
}

/** Passes bytes on, and fails when there are too many. */
function atMost(limit: number): Transform {
  let passed = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      passed += chunk.length;
      if (passed > limit)
        done(new Error(`The backup unpacks to more than ${limit} bytes: it is not restored`));
      else done(null, chunk);
    },
  });
}
