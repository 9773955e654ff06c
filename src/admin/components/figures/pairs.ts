import type { FigureRow } from '../../../services/figures/year/index';
import type { YearFigures } from '../../pages/figures';

/** A row of the year with the one of the other year that is of the same. */
export interface Pair {
  row: FigureRow;
  before: FigureRow | undefined;
}

/** Months are the same by their number, all else by its name. */
export function pairsOf({ rows, before }: YearFigures): Pair[] {
  const keyOf = (of: string) => (/^\d{4}-\d\d$/.test(of) ? of.slice(5) : of);
  const earlier = new Map(before.map((row) => [keyOf(row.of), row]));
  return rows.map((row) => ({ row, before: earlier.get(keyOf(row.of)) }));
}

/** The number of a row; null where it has none. */
export function numberOf(row: FigureRow | undefined, name: string): number | null {
  const value = row?.[name];
  return typeof value === 'number' ? value : null;
}
