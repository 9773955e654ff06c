import { createHash, randomBytes } from 'node:crypto';
import { QueryTypes, type Transaction } from 'sequelize';
import { database } from '../../models/index.js';
import { type Actor, write } from '../../platform/write.js';
import { queueAccountMail } from '../mail/index.js';
import { lockUser } from '../people/users.js';

const CODES = 10;
/** Of a code: 80 bits, so that a hash without salt or work tells nothing. */
const LETTERS = 16;
/** Crockford's: none looks like another. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** Ten new codes, `xxxx-xxxx-xxxx-xxxx`, in place of all earlier ones. They are readable now, and never again. */
export async function makeRecoveryCodes(ntnuiNo: number, transaction: Transaction): Promise<string[]> {
  const codes = Array.from({ length: CODES }, newCode);
  await database().query('delete from recovery_codes where user_id = $1', {
    bind: [ntnuiNo],
    type: QueryTypes.RAW,
    transaction,
  });
  await database().query(
    'insert into recovery_codes (user_id, code_hash) select $1, decode(hash, $3) from unnest($2::text[]) as h (hash)',
    {
      bind: [ntnuiNo, codes.map((code) => hashOf(ntnuiNo, code)), 'hex'],
      type: QueryTypes.RAW,
      transaction,
    },
  );
  return codes;
}

/** The same, when somebody asks for it; told by mail. */
export function renewRecoveryCodes(ntnuiNo: number, actor: Actor): Promise<string[]> {
  return write(actor, async (transaction) => {
    const user = await lockUser(ntnuiNo, transaction);
    await queueAccountMail('sign_in_changed', user, { what: 'codes_made' }, transaction);
    return makeRecoveryCodes(ntnuiNo, transaction);
  });
}

/** Whether it is one of theirs, which it then is no more, whichever process is asked. Its use is told by mail. */
export function useRecoveryCode(ntnuiNo: number, code: string): Promise<boolean> {
  return write({ user: ntnuiNo, source: 'panel' }, async (transaction) => {
    const used = await database().query(
      `update recovery_codes set used_at = now()
       where user_id = $1 and code_hash = decode($2, 'hex') and used_at is null returning user_id`,
      { bind: [ntnuiNo, hashOf(ntnuiNo, code)], type: QueryTypes.SELECT, transaction },
    );
    if (used.length === 0) return false;
    const user = await lockUser(ntnuiNo, transaction);
    await queueAccountMail('sign_in_changed', user, { what: 'code_used' }, transaction);
    return true;
  });
}

function newCode(): string {
  const letters = [...randomBytes(LETTERS)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}

/** However it is typed: dashes, blanks and large letters do not matter, nor what looks alike. */
function hashOf(ntnuiNo: number, code: string): string {
  const letters = code.toLowerCase().replace(/[\s-]/g, '').replaceAll('o', '0').replace(/[il]/g, '1');
  return createHash('sha256').update(`${ntnuiNo} ${letters}`).digest('hex');
}
