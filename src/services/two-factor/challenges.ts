import { randomBytes } from 'node:crypto';
import { QueryTypes } from 'sequelize';
import { database } from '../../models/index.js';

type Purpose = 'register' | 'sign_in';

const MINUTES = 5;

/** Something new for a passkey of somebody to sign, good for five minutes, once and for that purpose. */
export async function newChallenge(ntnuiNo: number, purpose: Purpose): Promise<Uint8Array<ArrayBuffer>> {
  const challenge = randomBytes(32);
  await database().query(
    `insert into passkey_challenges (challenge, user_id, purpose, expires_at)
     values ($1, $2, $3, now() + interval '${MINUTES} minutes')`,
    { bind: [challenge.toString('base64url'), ntnuiNo, purpose], type: QueryTypes.RAW },
  );
  return new Uint8Array(challenge);
}

/** Whether somebody was given it for that, and it has not been taken before; taken it is now. */
export async function takeChallenge(challenge: string, ntnuiNo: number, purpose: Purpose): Promise<boolean> {
  const taken = await database().query(
    `delete from passkey_challenges
     where challenge = $1 and user_id = $2 and purpose = $3 and expires_at > now() returning challenge`,
    { bind: [challenge, ntnuiNo, purpose], type: QueryTypes.SELECT },
  );
  return taken.length === 1;
}
