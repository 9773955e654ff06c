import type { Table } from './tables.js';

/**
 * The payload of a backup, before it is compressed: for each table a line of JSON with its name and
 * columns, then pieces of what COPY gave, each after a line with its length in bytes, and a line with 0. After the
 * tables the same for each stored file, whose line has its name as `file`.
 */
export function tableLine({ name, columns }: Table): string {
  return `${JSON.stringify({ name, columns })}\n`;
}

export function fileLine(name: string): string {
  return `${JSON.stringify({ file: name })}\n`;
}

/** A piece of a table's rows or of a file; an empty one ends it. */
export function piece(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${bytes.length}\n`), bytes]);
}

/** A table or a stored file in a payload. `pieces` has to be read to its end before the next. */
export type Section = ({ table: Table } | { file: string }) & { pieces(): AsyncGenerator<Buffer> };

/** Takes a payload apart again. */
export async function* sectionsIn(chunks: AsyncIterable<Buffer>): AsyncGenerator<Section> {
  const reader = new Reader(chunks[Symbol.asyncIterator]());
  for (;;) {
    const line = await reader.line();
    if (line === undefined) return;
    const { name, columns, file } = (JSON.parse(line) ?? {}) as Record<string, unknown>;
    if (typeof file === 'string') yield { file, pieces: () => piecesIn(reader, file) };
    else if (typeof name === 'string' && Array.isArray(columns))
      yield { table: { name, columns: columns.map(String) }, pieces: () => piecesIn(reader, name) };
    else throw new Error('The backup is damaged: there is no table where one should begin');
  }
}

async function* piecesIn(reader: Reader, of: string): AsyncGenerator<Buffer> {
  for (;;) {
    const length = Number((await reader.line()) ?? Number.NaN);
    if (!Number.isSafeInteger(length) || length < 0 || length > LONGEST_PIECE)
      throw new Error(`What the backup has of ${of} is damaged`);
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
