import { startAuthentication } from '@simplewebauthn/browser';

/** What the login pages answer to a page that is open. */
export interface Answered {
  /** Who is in. */
  id?: string;
  /** The password is right, and this is asked for besides. */
  second?: { code: true; passkey: boolean };
  /** The key of a text in `messages`. */
  problem?: string;
}

/** Sends something to a login page, and gives its answer; empty without contact. */
export async function answerTo(address: string, body: URLSearchParams | string): Promise<Answered> {
  try {
    const headers = {
      Accept: 'application/json',
      ...(typeof body === 'string' ? { 'Content-Type': 'application/json' } : {}),
    };
    const response = await fetch(address, { method: 'POST', headers, body });
    return (await response.json()) as Answered;
  } catch {
    return {};
  }
}

/** Has somebody use one of their passkeys. That they would not, or could not, is a problem like any other. */
export async function usePasskeyNow(): Promise<Answered> {
  try {
    const asked = await fetch('/admin/login/passkey/options', { method: 'POST' });
    if (!asked.ok) return { problem: asked.status === 401 ? 'waitedTooLong' : 'passkeyRefused' };
    const response = await startAuthentication({ optionsJSON: await asked.json() });
    return await answerTo('/admin/login/passkey', JSON.stringify({ response }));
  } catch {
    return { problem: 'passkeyRefused' };
  }
}

/** What somebody who is in shows to prove that it is still they. */
export async function askedOf(): Promise<{ code?: boolean; passkey?: boolean; password?: boolean }> {
  try {
    const response = await fetch('/admin/login/asked', { method: 'POST' });
    return (await response.json()) as { code?: boolean; passkey?: boolean; password?: boolean };
  } catch {
    return { code: true };
  }
}
