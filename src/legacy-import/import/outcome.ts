import type { ModelCounts } from '../../members/merge/counts.js';
import type { NoteKind } from '../../members/merge/notes.js';
import type { OversoldNight } from './oversold.js';

/** The result of a run, also of a `dryRun`, which changes nothing. */
export interface ImportOutcome {
  dryRun: boolean;
  sources: string[];
  seconds: number;
  counts: Record<string, ModelCounts>;
  /** Rows of other models, which have no home here. */
  unknown: Record<string, number>;
  /** Fields with a value and without a home, as `model.field`. */
  homeless: Record<string, number>;
  notes: [string, NoteKind][];
  oversold: OversoldNight[];
  /** Where the refused rows were written, if there are any. */
  refusedFile: string | undefined;
  reportFile: string;
}

/** The sum over all models. */
export function totalOf(counts: Record<string, ModelCounts>): ModelCounts {
  const total: ModelCounts = { read: 0, new: 0, updated: 0, unchanged: 0, refused: 0 };
  for (const model of Object.values(counts)) {
    for (const key of Object.keys(total) as (keyof ModelCounts)[]) total[key] += model[key];
  }
  return total;
}
