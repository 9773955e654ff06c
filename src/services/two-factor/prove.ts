import { config } from '../../../config/index.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { countCodeTry, countLogin } from '../people/login-limits.js';
import { factorsOf } from './factors.js';
import { useRecoveryCode } from './recovery-codes.js';
import { useTotp } from './totp.js';

const OF_AN_APP = /^\d{6}$/;

/** Whether somebody who has shown their password is asked for more. */
export async function isAskedForMore(ntnuiNo: number): Promise<boolean> {
  return config.panelTwoFactor !== 'off' && (await factorsOf(ntnuiNo)).hasTotp;
}

/**
 * Takes a code of somebody's app, or one of their recovery codes; each is good once. Throws `wrong_code`, and
 * `too_many_requests`: tries count as tries to log in, and besides for the account.
 */
export async function proveByCode(
  { ntnuiNo, email }: { ntnuiNo: number; email: string },
  code: string,
  address: string,
): Promise<void> {
  await countLogin(email.trim().toLowerCase(), address);
  await countCodeTry(ntnuiNo);
  const isRight = OF_AN_APP.test(code.replace(/\s/g, ''))
    ? await useTotp(ntnuiNo, code)
    : await useRecoveryCode(ntnuiNo, code);
  if (!isRight) throw new DomainError('wrong_code');
}
