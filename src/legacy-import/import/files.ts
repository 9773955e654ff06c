import { createWriteStream } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { DjangoModel } from '../../members/django/model.js';
import type { Merge } from '../../members/merge/merge.js';

/** For their owner only: they hold names, addresses and hashes of passwords. */
const MODE = 0o600;
const ROWS_AT_ONCE = 500;

/** Where the files of a run go, named after its moment. Makes the folder. */
export async function filesOfRun(folder: string): Promise<{ report: string; refused: string }> {
  await mkdir(folder, { recursive: true });
  const stamp = new Date()
    .toISOString()
    .replace(/[-:]/g, '')
    .replace(/\.\d+Z$/, 'Z');
  // Two runs within a second have their own.
  const name = `import-${stamp}-${process.pid}`;
  return { report: join(folder, `${name}.txt`), refused: join(folder, `${name}-refused.json`) };
}

/** Writes the report of a run. */
export async function writeReport(path: string, text: string): Promise<void> {
  await writeFile(path, `${text}\n`, { mode: MODE });
}

/**
 * Writes the refused rows as they were read, each with the reason, so that the file can be mended and imported.
 * Returns whether there were any.
 */
export async function writeRefused(
  path: string,
  merge: Merge,
  models: readonly DjangoModel[],
): Promise<boolean> {
  const refused = models.map(({ table }) => `select seq, reason from ${table} where state = 'refused'`);
  await merge.sql(`declare refused_rows no scroll cursor for
    select raw, reason from (${refused.join(' union all ')}) r join in_raw using (seq) order by seq`);
  let count = 0;
  const file = createWriteStream(path, { mode: MODE, flags: 'w' });
  for (;;) {
    const rows = await merge.sql<{ raw: string; reason: string }>(`fetch ${ROWS_AT_ONCE} from refused_rows`);
    if (rows.length === 0) break;
    for (const { raw, reason } of rows) {
      const row = { refused_because: reason, ...(JSON.parse(raw) as Record<string, unknown>) };
      if (!file.write(`${count === 0 ? '[\n' : ',\n'}${JSON.stringify(row)}`)) await drained(file);
      count += 1;
    }
  }
  await merge.sql('close refused_rows');
  file.end('\n]\n');
  await finished(file);
  if (count === 0) await rm(path);
  return count > 0;
}

function drained(file: NodeJS.WritableStream): Promise<void> {
  return new Promise((resolve) => file.once('drain', () => resolve()));
}
