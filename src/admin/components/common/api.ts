import { logInAgain } from './session';

/** The session is over, and the user has not logged in again. */
export class SignedOut extends Error {
  override name = 'SignedOut';
}

/** The server's refusal. Its shape is that of the errors of AdminJS's client, so that both are told alike. */
export class Refused extends Error {
  override name = 'Refused';

  constructor(readonly response: { status: number; data: unknown }) {
    super(String(response.status));
  }
}

/**
 * Asks the panel's API for `path` below `/admin/api`; with `data` by POST, which no link can send. When the session
 * is over the user is asked to log in, and it is asked again. Throws `SignedOut`,
 * `Refused`, or whatever `fetch` throws without a server.
 */
export async function ask<Data>(
  path: string,
  { data, signal }: { data?: Record<string, unknown>; signal?: AbortSignal } = {},
): Promise<Data> {
  const send = () =>
    fetch(`/admin/api/${path}`, {
      ...(signal ? { signal } : {}),
      ...(data
        ? { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(data) }
        : {}),
    });
  let response = await send();
  if (response.status === 401 && (await logInAgain())) response = await send();
  if (response.status === 401) throw new SignedOut();
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw new Refused({ status: response.status, data: answer });
  return answer as Data;
}
