import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { type DjangoRow, type DjangoSource, isDjangoRow } from '../../members/django/row.js';
import { objectsIn } from './objects.js';

/** A file that `dumpdata` wrote, as one list (`json`) or one row a line (`jsonl`). Throws when it is not there. */
export async function fileSource(path: string): Promise<DjangoSource> {
  const file = await stat(path).catch(() => undefined);
  if (!file?.isFile()) throw new Error(`There is no file ${path}`);
  const stream = createReadStream(path, { highWaterMark: 256 * 1024 });
  return {
    name: basename(path),
    progress: () => (file.size === 0 ? 1 : stream.bytesRead / file.size),
    rows: () => rowsOf(path, stream),
  };
}

async function* rowsOf(path: string, chunks: AsyncIterable<Buffer>): AsyncGenerator<DjangoRow> {
  let count = 0;
  try {
    for await (const text of objectsIn(chunks)) {
      count += 1;
      yield parseRow(text, count);
    }
  } catch (error) {
    throw new Error(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

function parseRow(text: string, count: number): DjangoRow {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error(`object number ${count} is not JSON`);
  }
  if (!isDjangoRow(value)) throw new Error(`object number ${count} has no "model" and "fields"`);
  return value;
}
