import { Readable } from 'node:stream';

/** Written together, since each piece is compressed and sent on its own. */
const PIECE_CHARACTERS = 64 * 1024;

/**
 * The body of an answer with presented rows, as a list or under a name: rows that come one after the other are written
 * so.
 */
export function jsonRows<Row>(
  rows: Row[] | AsyncIterable<Row>,
  present: (row: Row) => unknown,
  name?: string,
): unknown {
  if (!Array.isArray(rows)) return Readable.from(pieces(rows, present, name));
  const presented = rows.map(present);
  return name === undefined ? presented : { [name]: presented };
}

async function* pieces<Row>(
  rows: AsyncIterable<Row>,
  present: (row: Row) => unknown,
  name: string | undefined,
): AsyncGenerator<string> {
  let piece = name === undefined ? '[' : `{${JSON.stringify(name)}:[`;
  let separator = '';
  for await (const row of rows) {
    piece += separator + JSON.stringify(present(row));
    separator = ',';
    if (piece.length < PIECE_CHARACTERS) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}${name === undefined ? ']' : ']}'}`;
}
