/** So many of a kind are kept word by word; the rest is only counted. */
const KEPT = 1_000;

/** The notes of one kind. */
export interface NoteKind {
  count: number;
  texts: string[];
}

/** The notes of a run about rows that are taken over, but not as they were; by kind. */
export class Notes {
  private readonly kinds = new Map<string, NoteKind>();

  readonly add = (kind: string, text: string): void => {
    const known = this.kinds.get(kind) ?? { count: 0, texts: [] };
    known.count += 1;
    if (known.texts.length < KEPT) known.texts.push(text);
    this.kinds.set(kind, known);
  };

  set(kind: string, count: number, texts: string[]): void {
    this.kinds.set(kind, { count, texts });
  }

  entries(): [string, NoteKind][] {
    return [...this.kinds].sort(([a], [b]) => a.localeCompare(b));
  }
}
