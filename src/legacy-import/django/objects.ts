const OPEN = 0x7b;
const CLOSE = 0x7d;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** Characters that may stand between the objects of a file: one array of them, or one object on each line. */
const BETWEEN = new Set([...'[], \t\r\n\ufeff'].flatMap((character) => [...Buffer.from(character)]));
const LONGEST_OBJECT = 64 * 1024 * 1024;

/**
 * Cuts a stream of JSON into its outermost objects, one at a time, so that a file of any size takes no more
 * memory than its largest object. Looks at bytes: within UTF-8 the marks of JSON are never part of a letter.
 * Throws with the place when it is no list of objects, or ends in the middle of one.
 */
export async function* objectsIn(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let kept: Buffer[] = [];
  let keptBytes = 0;
  let position = 0;
  let depth = 0;
  let inString = false;
  let isEscaped = false;

  for await (const chunk of chunks) {
    let start = 0;
    for (let index = 0; index < chunk.length; index += 1) {
      const byte = chunk[index];
      if (inString) {
        if (isEscaped) isEscaped = false;
        else if (byte === BACKSLASH) isEscaped = true;
        else if (byte === QUOTE) inString = false;
      } else if (byte === QUOTE && depth > 0) inString = true;
      else if (byte === OPEN) {
        if (depth === 0) start = index;
        depth += 1;
      } else if (byte === CLOSE && depth > 0) {
        depth -= 1;
        if (depth > 0) continue;
        yield Buffer.concat([...kept, chunk.subarray(start, index + 1)]).toString('utf8');
        kept = [];
        keptBytes = 0;
      } else if (depth === 0 && byte !== undefined && !BETWEEN.has(byte))
        throw new Error(`it is no list of objects in JSON: unexpected text at byte ${position + index}`);
    }
    if (depth > 0) {
      // A copy, since the stream may use the memory of a chunk again.
      const rest = Buffer.from(chunk.subarray(start));
      kept.push(rest);
      keptBytes += rest.length;
      if (keptBytes > LONGEST_OBJECT) throw new Error(`an object before byte ${position} does not end`);
    }
    position += chunk.length;
  }
  if (depth > 0) throw new Error('it ends in the middle of an object: the file is cut off');
}
