import {
  type AuthenticationResponseJSON,
  type AuthenticatorTransport,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { QueryTypes, type Transaction } from 'sequelize';
import { config } from '../../../config/index.js';
import { database } from '../../models/index.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { FieldErrors } from '../../platform/refusals/field-errors.js';
import type { Actor } from '../../platform/write.js';
import { newChallenge, takeChallenge } from './challenges.js';
import { changeFactors } from './change.js';

const LONGEST_NAME = 60;
/** More than anybody has. */
const MOST = 20;

/** A passkey as its owner knows it. */
export interface Passkey {
  id: number;
  name: string;
  createdAt: Date;
  usedAt: Date | null;
}

interface StoredPasskey {
  id: number;
  credentialId: string;
  publicKey: Buffer;
  counter: string;
  transports: AuthenticatorTransport[];
}

/** Where the panel is, as browsers write it: passkeys are made for that, and work nowhere else. Undefined: not known. */
export function passkeyOrigin(): string | undefined {
  return config.publicApiUrl && new URL(config.publicApiUrl).origin;
}

/** Of `passkeyOrigin`. Throws `not_found` where it is not known, since there are no passkeys then. */
function relyingParty(): { origin: string; rpID: string } {
  const origin = passkeyOrigin();
  if (!origin) throw new DomainError('not_found');
  return { origin, rpID: new URL(origin).hostname };
}

/** The passkeys of somebody, in the order in which they were made. */
export function passkeysOf(ntnuiNo: number): Promise<Passkey[]> {
  return database().query<Passkey>(
    `select id, name, created_at as "createdAt", used_at as "usedAt" from passkeys where user_id = $1 order by id`,
    { bind: [ntnuiNo], type: QueryTypes.SELECT },
  );
}

/** What a browser needs to make a passkey for somebody. */
export async function passkeyOptions(user: {
  ntnuiNo: number;
  email: string;
  name: string;
}): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { rpID } = relyingParty();
  const known = await storedOf(user.ntnuiNo);
  return generateRegistrationOptions({
    rpName: 'Koiene',
    rpID,
    userID: new TextEncoder().encode(String(user.ntnuiNo)),
    userName: user.email,
    userDisplayName: user.name,
    challenge: await newChallenge(user.ntnuiNo, 'register'),
    excludeCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    // It comes after the password, and so need not say which account it is for, nor ask for a PIN of its own.
    authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
  });
}

/**
 * Takes a passkey that a browser has made into use. Returns recovery codes when there were none. Throws FieldErrors
 * (`name`, `passkey`), and `not_found` where there are no passkeys.
 */
export async function addPasskey(
  ntnuiNo: number,
  { response, name }: { response: unknown; name: string },
  actor: Actor,
): Promise<string[] | undefined> {
  const { origin, rpID } = relyingParty();
  if (name === '') throw new FieldErrors({ name: [{ key: 'required' }] });
  const made = await verifyRegistrationResponse({
    response: response as RegistrationResponseJSON,
    expectedChallenge: (challenge) => takeChallenge(challenge, ntnuiNo, 'register'),
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: false,
  }).catch(refused);
  if (!made?.verified) throw new FieldErrors({ passkey: [{ key: 'passkey_refused' }] });
  const { credential } = made.registrationInfo;
  return changeFactors(ntnuiNo, 'passkey_added', actor, async (transaction) => {
    await database().query(
      `insert into passkeys (user_id, credential_id, public_key, counter, transports, name)
       select $1, $2, $3, $4, $5, $6 where (select count(*) from passkeys where user_id = $1) < ${MOST}`,
      {
        bind: [
          ntnuiNo,
          credential.id,
          Buffer.from(credential.publicKey),
          credential.counter,
          credential.transports ?? [],
          name.slice(0, LONGEST_NAME),
        ],
        type: QueryTypes.RAW,
        transaction,
      },
    );
  });
}

/** Takes a passkey out of use. Throws `second_factor_kept` when they must keep a factor, and have no other. */
export async function removePasskey(
  ntnuiNo: number,
  id: number,
  mustKeep: boolean,
  actor: Actor,
): Promise<void> {
  const remove = async (transaction: Transaction) => {
    const removed = await database().query(
      'delete from passkeys where id = $1 and user_id = $2 returning id',
      {
        bind: [id, ntnuiNo],
        type: QueryTypes.SELECT,
        transaction,
      },
    );
    if (removed.length === 0) throw new DomainError('not_found');
  };
  await changeFactors(ntnuiNo, 'passkey_removed', actor, remove, mustKeep);
}

/** What a browser needs to sign in with one of somebody's passkeys. */
export async function signInOptions(ntnuiNo: number): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { rpID } = relyingParty();
  const known = await storedOf(ntnuiNo);
  return generateAuthenticationOptions({
    rpID,
    challenge: await newChallenge(ntnuiNo, 'sign_in'),
    allowCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    userVerification: 'preferred',
  });
}

/**
 * Whether a browser has signed what it was asked to, with a passkey of theirs: for this site, once, and with a counter
 * beyond that of the time before.
 */
export async function usePasskey(ntnuiNo: number, response: unknown): Promise<boolean> {
  const { origin, rpID } = relyingParty();
  const signed = response as AuthenticationResponseJSON;
  const stored = (await storedOf(ntnuiNo)).find(({ credentialId }) => credentialId === signed?.id);
  if (!stored) return false;
  const verified = await verifyAuthenticationResponse({
    response: signed,
    expectedChallenge: (challenge) => takeChallenge(challenge, ntnuiNo, 'sign_in'),
    expectedOrigin: origin,
    expectedRPID: rpID,
    credential: {
      id: stored.credentialId,
      publicKey: new Uint8Array(stored.publicKey),
      counter: Number(stored.counter),
      transports: stored.transports,
    },
    requireUserVerification: false,
  }).catch(refused);
  if (!verified?.verified) return false;
  const used = await database().query(
    `update passkeys set counter = $2, used_at = now()
     where id = $1 and (counter < $2 or counter = 0 and $2 = 0) returning id`,
    { bind: [stored.id, verified.authenticationInfo.newCounter], type: QueryTypes.SELECT },
  );
  return used.length === 1;
}

/** The library throws for whatever is not as it should be; what is ours, such as a database that is away, goes on. */
function refused(error: unknown): undefined {
  if (error instanceof DomainError || (error instanceof Error && error.name.startsWith('Sequelize')))
    throw error;
  return undefined;
}

function storedOf(ntnuiNo: number): Promise<StoredPasskey[]> {
  return database().query<StoredPasskey>(
    `select id, credential_id as "credentialId", public_key as "publicKey", counter, transports
     from passkeys where user_id = $1 order by id`,
    { bind: [ntnuiNo], type: QueryTypes.SELECT },
  );
}
