/** Spreadsheets take a cell that starts so for a formula, and would run it. A number is harmless. */
const FORMULA = /^[\s]*[=+\-@\t\r]/;
const NUMBER = /^-?\d+([.,]\d+)?$/;
const BYTE_ORDER_MARK = '\ufeff';

/**
 * A table as a file that Norwegian Excel opens rightly: UTF-8 with a byte order mark, semicolons, CRLF.
 * What could be taken for a formula gets an apostrophe before it.
 */
export function csv(header: readonly string[], rows: readonly (readonly unknown[])[]): string {
  const lines = [header, ...rows].map((cells) => cells.map(cell).join(';'));
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`;
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = value instanceof Date ? value.toISOString() : String(value);
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
