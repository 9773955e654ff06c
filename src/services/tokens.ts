import { randomUUID } from 'node:crypto';
import { type JWTPayload, errors as joseErrors, jwtVerify, SignJWT } from 'jose';
import { QueryTypes } from 'sequelize';
import { config } from '../../config/index.js';
import { DomainError } from '../errors.js';
import { database } from '../models/index.js';
import { type KnownCaller, loadCaller } from './callers.js';

type TokenType = 'access' | 'refresh';

const REFRESH_SECONDS = 24 * 60 * 60;
const ALGORITHM = 'HS256';
const key = new TextEncoder().encode(config.tokenSecret);

interface Claims {
  ntnuiNo: number;
  tokenId: string;
  issuedAt: Date;
  expiresAt: Date;
}

/** A new access and refresh token. Claims are those of the membership system, whose tokens we also accept. */
export async function issueTokens(ntnuiNo: number): Promise<{ refresh: string; access: string }> {
  return {
    refresh: await sign('refresh', ntnuiNo, REFRESH_SECONDS),
    access: await sign('access', ntnuiNo, config.accessTokenMinutes * 60),
  };
}

/** A new access token for a refresh token. Throws `token_not_valid`. */
export async function refreshAccess(refresh: string): Promise<string> {
  const { ntnuiNo } = await verified(refresh, ['refresh']);
  return sign('access', ntnuiNo, config.accessTokenMinutes * 60);
}

/** Throws `token_not_valid` unless the token, of either type, would be accepted now. */
export async function verifyToken(token: string): Promise<void> {
  await verified(token, ['access', 'refresh']);
}

/** Makes a refresh token dead on every process at once. Throws `token_not_valid` when it already is. */
export async function revokeRefresh(refresh: string): Promise<void> {
  const { tokenId, expiresAt } = await verified(refresh, ['refresh']);
  await database().query(
    'insert into revoked_tokens (jti, expires_at) values ($1, $2) on conflict do nothing',
    {
      bind: [tokenId, expiresAt],
      type: QueryTypes.RAW,
    },
  );
}

/** The caller of an access token; null when the token is bad, expired or dead. */
export async function callerOfAccessToken(token: string): Promise<KnownCaller | null> {
  const claims = await readClaims(token, ['access']);
  return claims && loadCaller(claims.ntnuiNo, claims);
}

async function verified(token: string, types: TokenType[]): Promise<Claims> {
  const claims = await readClaims(token, types);
  if (!claims || !(await loadCaller(claims.ntnuiNo, claims))) throw new DomainError('token_not_valid');
  return claims;
}

/** `iat` has fractions of a second, so that a token from just before a password change is told from one after. */
async function sign(type: TokenType, ntnuiNo: number, seconds: number): Promise<string> {
  const issuedAt = Date.now() / 1000;
  return new SignJWT({ token_type: type, user_id: ntnuiNo })
    .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT' })
    .setIssuedAt(issuedAt)
    .setExpirationTime(Math.floor(issuedAt) + seconds)
    .setJti(randomUUID())
    .sign(key);
}

async function readClaims(token: string, types: TokenType[]): Promise<Claims | null> {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: [ALGORITHM],
      requiredClaims: ['exp', 'jti'],
    });
    const ntnuiNo = Number(payload.user_id);
    const isOurs = types.some((type) => type === payload.token_type);
    if (!isOurs || !Number.isSafeInteger(ntnuiNo) || ntnuiNo < 1 || ntnuiNo > 2_147_483_647) return null;
    return {
      ntnuiNo,
      tokenId: String(payload.jti),
      issuedAt: new Date(issuedAt(payload) * 1000),
      expiresAt: new Date(Number(payload.exp) * 1000),
    };
  } catch (error) {
    if (error instanceof joseErrors.JOSEError || error instanceof TypeError) return null;
    throw error;
  }
}

/** In seconds. The membership system's tokens may not say it: then it is told from when they end. */
function issuedAt({ iat, exp, token_type: type }: JWTPayload): number {
  if (iat !== undefined) return iat;
  return Number(exp) - (type === 'refresh' ? REFRESH_SECONDS : config.accessTokenMinutes * 60);
}
