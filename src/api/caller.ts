import type { Request } from 'express';
import { type ApiAction, may } from '../access.js';
import { DomainError } from '../platform/refusals/errors.js';
import type { KnownCaller } from '../services/people/callers.js';
import { callerOfAccessToken } from '../services/people/tokens.js';

/** The caller of a request, or null: no token, not a Bearer token, or one that is bad, expired or dead. */
export async function callerOf(request: Request): Promise<KnownCaller | null> {
  const token = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  return token ? callerOfAccessToken(token) : null;
}

/** The caller, who may do `action`. Throws `not_authenticated` or `forbidden`. */
export async function authorised(request: Request, action: ApiAction): Promise<KnownCaller> {
  const caller = await callerOf(request);
  if (!caller) throw new DomainError('not_authenticated');
  if (!may(caller, action)) throw new DomainError('forbidden');
  return caller;
}
