import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { openClient } from '../../database/client.js';
import { EXPORT_QUERIES, LEFT_OUT } from './queries.js';

const ROWS_AT_ONCE = 1_000;

/** Rows written, by model, and rows that had no place there. */
export interface ExportOutcome {
  counts: Record<string, number>;
  leftOut: Record<string, number>;
}

/**
 * Writes the koier, bookings and reports, as they are at one moment, as a fixture that the old system's `loaddata`
 * reads: the way back. Users are not in it: that system has its own.
 */
export async function exportForDjango(url: string, path: string): Promise<ExportOutcome> {
  const client = await openClient(url, 'koiene export');
  const partial = `${path}.partial`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await client.query('begin transaction isolation level repeatable read read only');
    const counts: Record<string, number> = {};
    await pipeline(fixture(client, counts), createWriteStream(partial, { mode: 0o600 }));
    const leftOut: Record<string, number> = {};
    for (const [what, query] of Object.entries(LEFT_OUT)) {
      const { rows } = await client.query<{ count: string }>(query);
      if (rows[0] && rows[0].count !== '0') leftOut[what] = Number(rows[0].count);
    }
    await rename(partial, path);
    return { counts, leftOut };
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  } finally {
    await client.end();
  }
}

async function* fixture(client: pg.Client, counts: Record<string, number>): AsyncGenerator<string> {
  let separator = '[\n';
  for (const { model, sql } of EXPORT_QUERIES) {
    counts[model] = 0;
    await client.query(`declare exported no scroll cursor for ${sql}`);
    for (;;) {
      const { rows } = await client.query<{ pk: number | string; fields: unknown }>(
        `fetch ${ROWS_AT_ONCE} from exported`,
      );
      if (rows.length === 0) break;
      counts[model] += rows.length;
      yield separator + rows.map(({ pk, fields }) => JSON.stringify({ model, pk, fields })).join(',\n');
      separator = ',\n';
    }
    await client.query('close exported');
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}

/** The outcome in words. */
export function describeExport({ counts, leftOut }: ExportOutcome, path: string): string {
  return [
    `Written for the old system: ${path}`,
    ...Object.entries(counts).map(([model, count]) => `  ${model}: ${count} rows`),
    ...Object.entries(leftOut).map(([what, count]) => `  to know: ${count} ${what}`),
  ].join('\n');
}
