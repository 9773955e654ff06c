import { config } from '../../../config/index.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { countCodeTry, countLogin } from '../people/login-limits.js';
import { factorsOf, isAny } from './factors.js';
import { usePasskey } from './passkeys.js';
import { useRecoveryCode } from './recovery-codes.js';
import { useTotp } from './totp.js';

const OF_AN_APP = /^\d{6}$/;

/** What somebody is asked for besides the password; null when they are asked for nothing. */
export interface AskedFor {
  code: true;
  passkey: boolean;
}

/** What somebody who has shown their password is asked for, too. A code may always be one of recovery. */
export async function askedFor(ntnuiNo: number): Promise<AskedFor | null> {
  const factors = await factorsOf(ntnuiNo);
  if (config.panelTwoFactor === 'off' || !isAny(factors)) return null;
  return { code: true, passkey: factors.passkeys > 0 };
}

/**
 * Takes a code of somebody's app, or one of their recovery codes; each is good once. Throws `wrong_code`, and
 * `too_many_requests`: tries count as tries to log in, and besides for the account.
 */
export async function proveByCode(who: Prover, code: string, address: string): Promise<void> {
  await countTry(who, address);
  const isRight = OF_AN_APP.test(code.replace(/\s/g, ''))
    ? await useTotp(who.ntnuiNo, code)
    : await useRecoveryCode(who.ntnuiNo, code);
  if (!isRight) throw new DomainError('wrong_code');
}

/** The same with what a passkey of theirs has signed. Throws `passkey_refused`, and `too_many_requests`. */
export async function proveByPasskey(who: Prover, response: unknown, address: string): Promise<void> {
  await countTry(who, address);
  if (!(await usePasskey(who.ntnuiNo, response))) throw new DomainError('passkey_refused');
}

interface Prover {
  ntnuiNo: number;
  email: string;
}

async function countTry({ ntnuiNo, email }: Prover, address: string): Promise<void> {
  await countLogin(email.trim().toLowerCase(), address);
  await countCodeTry(ntnuiNo);
}
