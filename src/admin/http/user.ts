import type { Request, RequestHandler } from 'express';
import { DomainError } from '../../platform/refusals/errors.js';
import { loadCaller } from '../../services/people/callers.js';
import { livingSession } from '../../services/people/panel-sessions.js';
import { type PanelUser, panelUserOf } from '../panel-user.js';
import { loginAddress } from './addresses.js';
import { endSession } from './begin-session.js';
import { chosenLanguage, isApi } from './request.js';

/** Where a second factor is set up. */
const SET_UP = '/admin/pages/security';

const users = new WeakMap<Request, PanelUser>();

/** Who makes a request that `requireUser` has let through. */
export function panelUser(request: Request): PanelUser {
  const user = users.get(request);
  if (!user) throw new Error('requireUser has not been asked');
  return user;
}

/**
 * Lets only people with a living session through. They are looked up for every request, so that losing a role,
 * being deactivated, getting another password or ending the session elsewhere ends their visit at once. To pages, others are sent to log in; to
 * requests of a page that is open they are 401, which it answers by asking to log in over what is on it. Who has to set up
 * a second factor gets to where that is done, and nowhere else.
 */
export const requireUser: RequestHandler = async (request, response, next) => {
  const user = await userOfSession(request);
  if (!user) {
    if (request.session.ntnuiNo !== undefined) await endSession(request);
    if (isApi(request)) throw new DomainError('not_authenticated');
    response.redirect(loginAddress(request));
    return;
  }
  if (user.mustSetUp && !isSetUp(request)) {
    if (isApi(request)) throw new DomainError('second_factor_needed');
    response.redirect(SET_UP);
    return;
  }
  users.set(request, user);
  // Not enumerable, so that AdminJS's router finds the user, and the session store does not keep them.
  Object.defineProperty(request.session, 'adminUser', { value: user, enumerable: false, configurable: true });
  next();
};

/** What is open to somebody who has to set up a second factor first. Paths are below /admin. */
function isSetUp({ path }: Request): boolean {
  return path === '/pages/security' || path === '/api/pages/security';
}

/** Who is in, by a session that is alive; null when nobody is. */
export async function userOfSession(request: Request): Promise<PanelUser | null> {
  const { ntnuiNo, loggedInAt, panelSession } = request.session;
  if (ntnuiNo === undefined || loggedInAt === undefined || panelSession === undefined) return null;
  const [caller, session] = await Promise.all([
    loadCaller(ntnuiNo, { issuedAt: new Date(loggedInAt) }),
    livingSession(panelSession, ntnuiNo),
  ]);
  return caller && session && panelUserOf(caller, chosenLanguage(request) ?? caller.language, session);
}
