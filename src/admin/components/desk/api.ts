import type { Change, KeyStatus, Stay } from './types';

/** The session is over: the server has sent us to the login page. */
export class SignedOut extends Error {
  override name = 'SignedOut';
}

/** What must be confirmed before a key goes out, as the server sees it. */
export interface Concerns {
  deskNote: string;
  closure: string | null;
}

export type Outcome =
  | { kind: 'done'; keyStatus: KeyStatus }
  | { kind: 'conflict'; keyStatus: KeyStatus }
  | { kind: 'concerns'; concerns: Concerns }
  | { kind: 'refused'; reason: string };

interface Answer {
  record?: { params: { keyStatus: KeyStatus } };
  notice?: { message: string; type: string };
  conflict?: boolean;
  mustConfirm?: Concerns;
}

/** Asks the desk's page. Throws SignedOut, or whatever `fetch` throws without a server. */
export async function askDesk<Data>(query: Record<string, string>, signal: AbortSignal): Promise<Data> {
  const sent = Object.entries(query).filter(([, value]) => value !== '');
  const response = await fetch(`/admin/api/pages/desk?${new URLSearchParams(sent)}`, { signal });
  return answerOf<Data>(response);
}

/** Changes a key, if it still is where the desk saw it. Throws as `askDesk`. */
export async function changeKey(stay: Stay, change: Change, isConfirmed: boolean): Promise<Outcome> {
  const response = await fetch(`/admin/api/resources/bookings/records/${stay.id}/${change}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ expected: stay.keyStatus, ...(isConfirmed ? { confirmed: true } : {}) }),
  });
  const answer = await answerOf<Answer>(response, [404]);
  const keyStatus = answer.record?.params.keyStatus;
  if (answer.mustConfirm) return { kind: 'concerns', concerns: answer.mustConfirm };
  if (keyStatus && answer.conflict) return { kind: 'conflict', keyStatus };
  if (keyStatus && answer.notice?.type === 'success') return { kind: 'done', keyStatus };
  return { kind: 'refused', reason: answer.notice?.message ?? '' };
}

async function answerOf<Data>(response: Response, alsoGood: number[] = []): Promise<Data> {
  if (response.redirected) throw new SignedOut();
  if (!response.ok && !alsoGood.includes(response.status)) throw new Error(String(response.status));
  return (await response.json()) as Data;
}
