import type { Table } from './tables.js';

/**
 * The payload of a backup, before it is compressed: for each table a line of JSON with its name and
 * columns, then pieces of what COPY gave, each after a line with its length in bytes, and a line with 0.
 */
export function tableLine({ name, columns }: Table): string {
  return `${JSON.stringify({ name, columns })}\n`;
}

/** A piece of a table's rows; an empty one ends the table. */
export function piece(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${bytes.length}\n`), bytes]);
}

/** A table in a payload. `rows` has to be read to its end before the next. */
export interface FramedTable extends Table {
  rows(): AsyncGenerator<Buffer>;
}

/** Takes a payload apart again. */
export async function* tablesIn(chunks: AsyncIterable<Buffer>): AsyncGenerator<FramedTable> {
  const reader = new Reader(chunks[Symbol.asyncIterator]());
  for (;;) {
    const line = await reader.line();
    if (line === undefined) return;
    const { name, columns } = tableOf(line);
    yield { name, columns, rows: () => piecesIn(reader, name) };
  }
}

function tableOf(line: string): Table {
  const table = JSON.parse(line) as Partial<Table> | null;
  if (typeof table?.name !== 'string' || !Array.isArray(table.columns))
    throw new Error('The backup is damaged: there is no table where one should begin');
  return { name: table.name, columns: table.columns.map(String) };
}

async function* piecesIn(reader: Reader, table: string): AsyncGenerator<Buffer> {
  for (;;) {
    const length = Number((await reader.line()) ?? Number.NaN);
    if (!Number.isSafeInteger(length) || length < 0 || length > LONGEST_PIECE)
      throw new Error(`The rows of ${table} are damaged`);
    if (length === 0) return;
    yield await reader.bytes(length);
  }
}

const NEWLINE = 0x0a;
const LONGEST_LINE = 64 * 1024;
/** COPY gives a row or so at a time; the largest are mails. */
const LONGEST_PIECE = 16 * 1024 * 1024;

/** Lines and counted bytes out of a stream. */
class Reader {
  private rest: Buffer = Buffer.alloc(0);

  constructor(private readonly chunks: AsyncIterator<Buffer>) {}

  async line(): Promise<string | undefined> {
    for (;;) {
      const end = this.rest.indexOf(NEWLINE);
      if (end >= 0) {
        const line = this.rest.subarray(0, end).toString('utf8');
        this.rest = this.rest.subarray(end + 1);
        return line;
      }
      if (this.rest.length > LONGEST_LINE) throw new Error('The backup is damaged: a line does not end');
      if (!(await this.more())) return undefined;
    }
  }

  async bytes(length: number): Promise<Buffer> {
    while (this.rest.length < length) {
      if (!(await this.more())) throw new Error('The backup ends in the middle of a table');
    }
    const bytes = this.rest.subarray(0, length);
    this.rest = this.rest.subarray(length);
    return bytes;
  }

  private async more(): Promise<boolean> {
    const { value, done } = await this.chunks.next();
    if (done) return false;
    this.rest = this.rest.length === 0 ? value : Buffer.concat([this.rest, value]);
    return true;
  }
}
