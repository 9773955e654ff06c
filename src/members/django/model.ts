import type { DjangoFields } from './fields.js';

export type StagedValue = string | number | boolean | null;

/** A model of a Django system that is taken over. */
export interface DjangoModel {
  /** As dumpdata names it. */
  name: string;
  /** The temporary table its rows are collected in. */
  table: string;
  /** The columns of that table, with their types. */
  columns: Record<string, string>;
  /** Where its records are, and whether their keys are numbers that a sequence goes on with. */
  records: { table: string; key: string; isNumbered: boolean };
  /** The columns that a natural key may be, of the records as of the temporary table. */
  natural?: readonly string[];
  /** One row there as values of those columns, in any order. Throws `Refused`. */
  read(fields: DjangoFields, key: string): Record<string, StagedValue>;
}
