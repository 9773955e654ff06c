import type { DjangoModel } from '../django/model.js';
import type { Merge } from './merge.js';

/** Counts of the rows of a model by what became of them. `read` is always the sum of the others. */
export interface ModelCounts {
  read: number;
  new: number;
  updated: number;
  unchanged: number;
  refused: number;
}

/** Counts what became of the rows. A row that was read twice is one that changed nothing. */
export async function countStates(
  merge: Merge,
  models: readonly DjangoModel[],
): Promise<Record<string, ModelCounts>> {
  const counts: Record<string, ModelCounts> = {};
  for (const { name, table } of models) {
    const rows = await merge.sql<{ state: string | null; count: number }>(
      `select case state when 'repeated' then 'unchanged' else state end as state, count(*)::integer as count
       from ${table} group by 1`,
    );
    const model: ModelCounts = { read: 0, new: 0, updated: 0, unchanged: 0, refused: 0 };
    for (const { state, count } of rows) {
      if (!isState(state)) throw new Error(`${count} rows of ${name} came to no end (${state})`);
      model[state] += count;
      model.read += count;
    }
    counts[name] = model;
  }
  return counts;
}

function isState(state: string | null): state is Exclude<keyof ModelCounts, 'read'> {
  return state === 'new' || state === 'updated' || state === 'unchanged' || state === 'refused';
}
