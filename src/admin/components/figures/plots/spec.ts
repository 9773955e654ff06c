// Only types: pages are written against them, and the plots are a file of their own.

/** A bar: what it is of, how long it is, where it stood in the year that is compared with, and all of it in words. */
export interface Bar {
  of: string;
  value: number | null;
  before: number | null;
  told: string;
}

/** A koie in a week (its first day). How full it was, 0–5; null: closed. */
export interface HeatCell {
  of: string;
  week: string;
  step: number | null;
  told: string;
}

/** What is known of a koie's supplies in a week (its first day): wood 0–4, gas full or not; null: not told. */
export interface Level {
  of: string;
  week: string;
  wood: number | null;
  gas: boolean | null;
  isRefilled: boolean;
  told: string;
}

export interface BarsSpec {
  kind: 'columns' | 'bars';
  bars: Bar[];
  /** What a bar is of, in words. */
  label(of: string): string;
  /** A number of the axis in words. */
  number(value: number): string;
}

export interface HeatSpec {
  kind: 'heat';
  cells: HeatCell[];
  /** The number of the week of a day. */
  week(day: string): string;
  month(day: string): string;
}

export interface LevelsSpec {
  kind: 'levels';
  levels: Level[];
  year: number;
  month(day: string): string;
  /** The ends of the axis in words. */
  none: string;
  plenty: string;
}

/** What is to be drawn. */
export type PlotSpec = BarsSpec | HeatSpec | LevelsSpec;
