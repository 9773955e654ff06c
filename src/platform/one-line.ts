const LONGEST_LINE = 200;

/**
 * A value on one line, without control characters and marks that turn the direction of writing: fit for a
 * header, and for a sentence whose other words are ours.
 */
export function oneLine(value: string): string {
  const line = value
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  // By characters, so that none is cut in two.
  return [...line].slice(0, LONGEST_LINE).join('');
}
