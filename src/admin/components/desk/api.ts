import { Refused } from '../common/api';
import { type Posted, postTo } from '../common/use-post';
import type { Change, HandOut, KeyStatus, Stay } from './types';

/** The warnings that must be confirmed before a key goes out, as the server sees them. */
export type Concerns = NonNullable<Posted['mustConfirm']>;

export type Outcome =
  | { kind: 'done'; keyStatus: KeyStatus; keyLabel: string | null }
  | { kind: 'conflict'; keyStatus: KeyStatus }
  | { kind: 'concerns'; concerns: Concerns }
  | { kind: 'refused'; reason: string };

/** Changes a key, if it still is where the desk saw it. Throws as `postTo`. */
export async function changeKey(
  stay: Stay,
  change: Change,
  { isConfirmed, key, note }: HandOut,
): Promise<Outcome> {
  const target = { resourceId: 'bookings', recordId: String(stay.id), actionName: change };
  const data = {
    expected: stay.keyStatus,
    ...(isConfirmed ? { confirmed: true } : {}),
    ...(key === undefined ? {} : { key }),
    ...(note ? { note } : {}),
  };
  const { record, notice, conflict, mustConfirm } = await postTo(target, data).catch(whenGone);
  const keyStatus: KeyStatus | undefined = record?.params.keyStatus;
  if (mustConfirm) return { kind: 'concerns', concerns: mustConfirm };
  if (keyStatus && conflict) return { kind: 'conflict', keyStatus };
  if (keyStatus && notice?.type === 'success') {
    return { kind: 'done', keyStatus, keyLabel: record?.params.keyLabel ?? null };
  }
  return { kind: 'refused', reason: notice?.message ?? '' };
}

/** A booking that is no longer there has a text of its own. */
function whenGone(error: unknown): Posted {
  if (error instanceof Refused && error.response.status === 404) return error.response.data as Posted;
  throw error;
}
