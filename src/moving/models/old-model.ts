import type { OldFields } from './old-fields.js';

export type StagedValue = string | number | boolean | null;

/** A model of the old system that is taken over. */
export interface OldModel {
  /** As dumpdata names it. */
  name: string;
  /** The temporary table its rows are collected in. */
  table: string;
  /** The columns of that table, with their types. */
  columns: Record<string, string>;
  /** Where its records are, and which columns a natural key may be, there as in the temporary table. */
  natural?: { target: string; key: string; columns: readonly string[] };
  /** One old row as values of those columns, in any order. Throws `Refused`. */
  read(fields: OldFields, key: string): Record<string, StagedValue>;
}
