import { TOTP } from 'otpauth';
import type { Visitor } from './panel.js';

/** Where one sets up how one signs in. */
export const SECURITY_PAGE = '/admin/api/pages/security';

/** An app that shows codes for a secret. */
export interface CodeApp {
  /** The code of now, or of so many steps of half a minute from now. */
  code(steps?: number): string;
}

/** Does something on the page about how one signs in. */
export async function deed(visitor: Visitor, name: string, values: Record<string, string> = {}) {
  return (await visitor.post(SECURITY_PAGE, { deed: name, ...values })).body;
}

/** Sets up codes of an app, as somebody does who is signed in. The code of now has been used then: the next is `code(1)`. */
export async function setUpTotp(visitor: Visitor): Promise<{ app: CodeApp; codes: string[] }> {
  const { proposal } = await deed(visitor, 'proposeTotp');
  const app = codeApp(proposal.secret);
  const answer = await deed(visitor, 'addTotp', { sealed: proposal.sealed, code: app.code() });
  if (!answer.page?.twoFactor.hasTotp) throw new Error(`Not set up: ${JSON.stringify(answer)}`);
  return { app, codes: answer.codes ?? [] };
}

/** An app that has taken in the secret, as it is written for people. */
export function codeApp(secret: string): CodeApp {
  const totp = new TOTP({ secret: secret.replaceAll(' ', ''), digits: 6, period: 30, algorithm: 'SHA1' });
  return { code: (steps = 0) => totp.generate({ timestamp: Date.now() + steps * 30_000 }) };
}
