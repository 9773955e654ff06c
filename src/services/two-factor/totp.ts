import { Secret, TOTP } from 'otpauth';
import encodeQR from 'qr';
import { QueryTypes, type Transaction } from 'sequelize';
import { database } from '../../models/index.js';
import { FieldErrors } from '../../platform/refusals/field-errors.js';
import type { Actor } from '../../platform/write.js';
import { countCodeTry } from '../people/login-limits.js';
import { changeFactors } from './change.js';
import { seal, unseal } from './seal.js';

const PERIOD_SECONDS = 30;
/** A code is good one step before and after its own: clocks differ, and typing takes time. */
const WINDOW = 1;
const SECRET_BYTES = 20;
const PROPOSAL_MS = 30 * 60 * 1000;

/** A secret that somebody may choose to take into their app. Nothing is stored of it before they have shown a code. */
export interface TotpProposal {
  /** Base32, for who cannot take a picture of the code. */
  secret: string;
  /** An SVG of the QR code, as the address of a picture. */
  picture: string;
  /** The same secret, to be sent back with a code. Worth something for half an hour, and to them only. */
  sealed: string;
}

/** A new secret for somebody. */
export function proposeTotp(user: { ntnuiNo: number; email: string }): TotpProposal {
  const secret = new Secret({ size: SECRET_BYTES });
  const address = totpOf(secret.base32, user.email).toString();
  const svg = encodeQR(address, 'svg', { ecc: 'medium' });
  const proposal = JSON.stringify({ secret: secret.base32, until: Date.now() + PROPOSAL_MS });
  return {
    secret: secret.base32.replace(/(.{4})(?=.)/g, '$1 '),
    picture: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`,
    sealed: seal(proposal, proposalOf(user.ntnuiNo)).toString('base64url'),
  };
}

/**
 * Takes a proposed secret into use, in place of an earlier one, once a code of it was shown. Returns recovery codes when
 * there were none. Throws FieldErrors (`code`), and `too_many_requests`.
 */
export async function addTotp(
  ntnuiNo: number,
  { sealed, code }: { sealed: string; code: string },
  actor: Actor,
): Promise<string[] | undefined> {
  await countCodeTry(ntnuiNo);
  const secret = proposedSecret(sealed, ntnuiNo);
  if (!secret) throw new FieldErrors({ code: [{ key: 'proposal_over' }] });
  const step = stepOf(secret, code);
  if (step === null) throw new FieldErrors({ code: [{ key: 'wrong_code' }] });
  return changeFactors(ntnuiNo, 'totp_added', actor, async (transaction) => {
    await database().query(
      `insert into totp_secrets (user_id, sealed, last_step) values ($1, $2, $3)
       on conflict (user_id) do update
         set sealed = excluded.sealed, last_step = excluded.last_step, created_at = now()`,
      { bind: [ntnuiNo, seal(secret, secretOf(ntnuiNo)), step], type: QueryTypes.RAW, transaction },
    );
  });
}

/** Takes somebody's app out of use. Throws `second_factor_kept` when they must keep a factor, and have no other. */
export async function removeTotp(ntnuiNo: number, mustKeep: boolean, actor: Actor): Promise<void> {
  const remove = async (transaction: Transaction) => {
    await database().query('delete from totp_secrets where user_id = $1', {
      bind: [ntnuiNo],
      type: QueryTypes.RAW,
      transaction,
    });
  };
  await changeFactors(ntnuiNo, 'totp_removed', actor, remove, mustKeep);
}

/** Whether a code is right now. It and all before it are refused from then on, whichever process is asked. */
export async function useTotp(ntnuiNo: number, code: string): Promise<boolean> {
  const [kept] = await database().query<{ sealed: Buffer }>(
    'select sealed from totp_secrets where user_id = $1',
    { bind: [ntnuiNo], type: QueryTypes.SELECT },
  );
  const secret = kept && unseal(kept.sealed, secretOf(ntnuiNo));
  const step = secret ? stepOf(secret, code) : null;
  if (step === null) return false;
  const used = await database().query(
    'update totp_secrets set last_step = $2 where user_id = $1 and last_step < $2 returning user_id',
    { bind: [ntnuiNo, step], type: QueryTypes.SELECT },
  );
  return used.length === 1;
}

/** The step whose code it is; null when it is of none around now. */
function stepOf(secret: string, code: string): number | null {
  const now = Date.now();
  const delta = totpOf(secret).validate({ token: code.replace(/\s/g, ''), timestamp: now, window: WINDOW });
  return delta === null ? null : Math.floor(now / 1000 / PERIOD_SECONDS) + delta;
}

function totpOf(secret: string, label = ''): TOTP {
  return new TOTP({ issuer: 'Koiene', label, secret, algorithm: 'SHA1', digits: 6, period: PERIOD_SECONDS });
}

function proposedSecret(sealed: string, ntnuiNo: number): string | undefined {
  const text = unseal(Buffer.from(sealed, 'base64url'), proposalOf(ntnuiNo));
  if (text === null) return undefined;
  const { secret, until } = JSON.parse(text) as { secret: string; until: number };
  return until > Date.now() ? secret : undefined;
}

function secretOf(ntnuiNo: number): string {
  return `secret of ${ntnuiNo}`;
}

function proposalOf(ntnuiNo: number): string {
  return `proposal to ${ntnuiNo}`;
}
