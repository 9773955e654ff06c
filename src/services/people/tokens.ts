import { randomUUID } from 'node:crypto';
import { createSigner, createVerifier, TokenError } from 'fast-jwt';
import { QueryTypes } from 'sequelize';
import { config } from '../../../config/index.js';
import { database } from '../../models/index.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { type KnownCaller, loadCaller } from './callers.js';

type TokenType = 'access' | 'refresh';

const REFRESH_SECONDS = 24 * 60 * 60;
const ALGORITHM = 'HS256';
const signToken = createSigner({ key: config.tokenSecret, algorithm: ALGORITHM });
const verifySignature: (token: string) => Payload = createVerifier({
  key: config.tokenSecret,
  algorithms: [ALGORITHM],
  requiredClaims: ['exp', 'jti'],
});

interface Payload {
  token_type?: unknown;
  user_id?: unknown;
  /** When it was issued in milliseconds; `iat` has whole seconds, in one of which a password may have changed. */
  issued_ms?: unknown;
  /** Of an access token: the `jti` of the refresh token it came with or from. */
  refresh_jti?: unknown;
  jti: unknown;
  iat?: number;
  exp: number;
}

interface Claims {
  ntnuiNo: number;
  /** Its own, and that of the refresh token it is of: logged out with that one. */
  tokenIds: string[];
  issuedAt: Date;
  expiresAt: Date;
}

/** A new access and refresh token. Claims are those of the membership system, whose tokens we also accept. */
export function issueTokens(ntnuiNo: number): { refresh: string; access: string } {
  const refreshId = randomUUID();
  return {
    refresh: sign({ token_type: 'refresh', user_id: ntnuiNo, jti: refreshId }, REFRESH_SECONDS),
    access: signAccess(ntnuiNo, refreshId),
  };
}

/** A new access token for a refresh token. Throws `token_not_valid`. */
export async function refreshAccess(refresh: string): Promise<string> {
  const { ntnuiNo, tokenIds } = await verified(refresh, ['refresh']);
  return signAccess(ntnuiNo, tokenIds[0]);
}

/** Throws `token_not_valid` unless the token, of either type, would be accepted now. */
export async function verifyToken(token: string): Promise<void> {
  await verified(token, ['access', 'refresh']);
}

/**
 * Makes a refresh token dead on every process at once, and the access tokens of it. Throws `token_not_valid` when it
 * already is.
 */
export async function revokeRefresh(refresh: string): Promise<void> {
  const { tokenIds, expiresAt } = await verified(refresh, ['refresh']);
  // The last access token of it may outlive it.
  const until = new Date(expiresAt.getTime() + config.accessTokenMinutes * 60_000);
  await database().query(
    'insert into revoked_tokens (jti, expires_at) values ($1, $2) on conflict do nothing',
    {
      bind: [tokenIds[0], until],
      type: QueryTypes.RAW,
    },
  );
}

/** The caller of an access token; null when the token is bad, expired or dead. */
export async function callerOfAccessToken(token: string): Promise<KnownCaller | null> {
  const claims = readClaims(token, ['access']);
  return claims && loadCaller(claims.ntnuiNo, claims);
}

/** Whose access token this is, if its signature and time are right; whether it is dead only the database knows. */
export function ownerOfAccessToken(token: string): number | undefined {
  return readClaims(token, ['access'])?.ntnuiNo;
}

async function verified(token: string, types: TokenType[]): Promise<Claims> {
  const claims = readClaims(token, types);
  if (!claims || !(await loadCaller(claims.ntnuiNo, claims))) throw new DomainError('token_not_valid');
  return claims;
}

function signAccess(ntnuiNo: number, refreshId: string | undefined): string {
  const claims = {
    token_type: 'access',
    user_id: ntnuiNo,
    jti: randomUUID(),
    refresh_jti: refreshId,
  } as const;
  return sign(claims, config.accessTokenMinutes * 60);
}

function sign(claims: { token_type: TokenType; user_id: number; jti: string }, seconds: number): string {
  const now = Date.now();
  const iat = Math.floor(now / 1000);
  return signToken({ ...claims, iat, exp: iat + seconds, issued_ms: now });
}

function readClaims(token: string, types: TokenType[]): Claims | null {
  const payload = payloadOf(token);
  if (!payload) return null;
  const ntnuiNo = Number(payload.user_id);
  const isOurs = types.some((type) => type === payload.token_type);
  if (!isOurs || !Number.isSafeInteger(ntnuiNo) || ntnuiNo < 1 || ntnuiNo > 2_147_483_647) return null;
  const issuedAt = new Date(issuedAtMs(payload));
  const expiresAt = new Date(payload.exp * 1000);
  if (Number.isNaN(issuedAt.getTime()) || Number.isNaN(expiresAt.getTime())) return null;
  const tokenIds = [payload.jti, payload.refresh_jti].filter((id) => id !== undefined).map(String);
  return { ntnuiNo, tokenIds, issuedAt, expiresAt };
}

/** Null when the token is not one of ours, or over. */
function payloadOf(token: string): Payload | null {
  try {
    return verifySignature(token);
  } catch (error) {
    if (error instanceof TokenError) return null;
    throw error;
  }
}

/** The membership system's tokens may not say it: then it is told from when they end. */
function issuedAtMs({ issued_ms: ms, iat, exp, token_type: type }: Payload): number {
  if (typeof ms === 'number') return ms;
  return 1000 * (iat ?? exp - (type === 'refresh' ? REFRESH_SECONDS : config.accessTokenMinutes * 60));
}
