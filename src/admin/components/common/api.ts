/** The session is over: the server has sent us to the login page. */
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
 * Asks the panel's API for `path` below `/admin/api`; with `data` by POST, which no link can send. Throws `SignedOut`,
 * `Refused`, or whatever `fetch` throws without a server.
 */
export async function ask<Data>(
  path: string,
  { data, signal }: { data?: Record<string, unknown>; signal?: AbortSignal } = {},
): Promise<Data> {
  const response = await fetch(`/admin/api/${path}`, {
    ...(signal ? { signal } : {}),
    ...(data
      ? { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(data) }
      : {}),
  });
  if (response.redirected) throw new SignedOut();
  const answer: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw new Refused({ status: response.status, data: answer });
  return answer as Data;
}
