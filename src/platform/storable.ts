/** A text without the NUL character (U+0000), which PostgreSQL's texts cannot hold. */
export function withoutNul(text: string): string {
  return text.replaceAll('\0', '');
}
