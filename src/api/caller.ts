import type { Request } from 'express';
import { type ApiAction, may } from '../access.js';
import { DomainError } from '../platform/refusals/errors.js';
import type { KnownCaller } from '../services/people/callers.js';
import { callerOfAccessToken, ownerOfAccessToken } from '../services/people/tokens.js';

/** The caller of a request, or null: no token, not a Bearer token, or one that is bad, expired or dead. */
export async function callerOf(request: Request): Promise<KnownCaller | null> {
  const token = tokenOf(request);
  return token ? callerOfAccessToken(token) : null;
}

/** Whose token a request carries, without asking the database whether they are still known. */
export function claimedCaller(request: Request): number | undefined {
  const token = tokenOf(request);
  return token ? ownerOfAccessToken(token) : undefined;
}

/** The caller, who may do `action`. Throws `not_authenticated` or `forbidden`. */
export async function authorised(request: Request, action: ApiAction): Promise<KnownCaller> {
  const caller = await callerOf(request);
  if (!caller) throw new DomainError('not_authenticated');
  if (!may(caller, action)) throw new DomainError('forbidden');
  return caller;
}

function tokenOf(request: Request): string | undefined {
  return /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
}
