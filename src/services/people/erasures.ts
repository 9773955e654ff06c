import { createHmac, hkdfSync } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { QueryTypes, type Transaction } from 'sequelize';
import { config } from '../../../config/index.js';
import { database } from '../../models/index.js';
import type { Person } from './person.js';

/** Somebody who was erased at their own request: when, and by which marks they would be known again. */
export interface Erasure {
  /** ISO 8601. */
  at: string;
  marks: string[];
}

/** The numbers and addresses cannot be told from the marks without this, however few numbers there are to try. */
const key = Buffer.from(hkdfSync('sha256', config.tokenSecret, '', 'koiene erasures', 32));

/** The mark of an NTNUI number. */
export function markOfNumber(ntnuiNo: number | string): string {
  return mark(`number ${ntnuiNo}`);
}

/** The mark of an e-mail address, whatever its case. */
export function markOfEmail(email: string): string {
  return mark(`e-mail ${email.trim().toLowerCase()}`);
}

function mark(text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}

/** Notes for good that a person is erased. What follows in the transaction may take them out of the history. */
export async function noteErasure({ ntnuiNo, emails }: Person, transaction: Transaction): Promise<void> {
  const marks = [...(ntnuiNo === null ? [] : [markOfNumber(ntnuiNo)]), ...emails.map(markOfEmail)];
  await database().query('insert into erasures (marks) values ($1)', {
    bind: [marks],
    type: QueryTypes.RAW,
    transaction,
  });
}

/** All that the database knows of. */
export async function listErasures(): Promise<Erasure[]> {
  const rows = await database().query<{ at: Date; marks: string[] }>(
    'select at, marks from erasures order by id',
    {
      type: QueryTypes.SELECT,
    },
  );
  return rows.map(({ at, marks }) => ({ at: at.toISOString(), marks }));
}

/** Those in a file that `saveErasures` wrote; none when there is no such file. */
export async function readErasures(path: string): Promise<Erasure[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Erasure);
}

/**
 * Adds what the database knows to a file beside it, one JSON object a line. An older backup does not know of later
 * erasures: this file does.
 */
export async function saveErasures(path: string): Promise<void> {
  const all = firstOfEach([...(await readErasures(path)), ...(await listErasures())]);
  await mkdir(dirname(path), { recursive: true });
  const partial = `${path}.partial`;
  await writeFile(partial, all.map((erasure) => `${JSON.stringify(erasure)}\n`).join(''), { mode: 0o600 });
  await rename(partial, path);
}

/** Each erasure once, with the earliest moment: what somebody left behind after that is another matter. */
export function firstOfEach(erasures: readonly Erasure[]): Erasure[] {
  const first = new Map<string, Erasure>();
  for (const erasure of erasures) {
    const name = erasure.marks.join(' ');
    const known = first.get(name);
    if (!known || erasure.at < known.at) first.set(name, erasure);
  }
  return [...first.values()];
}
