import type { Request, Response } from 'express';
import type { User } from '../../models/index.js';
import { endSessionOf, startSession } from '../../services/people/panel-sessions.js';
import { BROWSER_KNOWN_DAYS, browserName, noteSignIn } from '../../services/people/sign-ins.js';
import { HOME } from './addresses.js';
import { cookieOf } from './request.js';

const BROWSER_COOKIE = 'koiene_browser';

/** Logs somebody in who has shown all that they were asked for. */
export async function beginSession(request: Request, response: Response, user: User): Promise<void> {
  await renewed(request);
  request.session.ntnuiNo = user.ntnuiNo;
  request.session.loggedInAt = Date.now();
  request.session.panelSession = await startSession(
    user.ntnuiNo,
    browserName(request.get('user-agent') ?? ''),
  );
  await saved(request);
  await rememberBrowser(request, response, user);
}

/** Notes that somebody has shown their password, and has to show more before they are let in. */
export async function beginWaiting(request: Request, user: User): Promise<void> {
  await renewed(request);
  request.session.waiting = { ntnuiNo: user.ntnuiNo, since: Date.now() };
  await saved(request);
}

/** Forgets the session here and in the database. */
export async function endSession(request: Request): Promise<void> {
  await endPanelSession(request);
  await new Promise<void>((resolve, reject) => {
    request.session.destroy((error: unknown) => (error ? reject(error) : resolve()));
  });
}

/** Under a new id, so that nobody can have planted the one that is logged in. */
async function renewed(request: Request): Promise<void> {
  await endPanelSession(request);
  await new Promise<void>((resolve, reject) => {
    request.session.regenerate((error: unknown) => (error ? reject(error) : resolve()));
  });
}

/** It may have been ended from elsewhere before. */
async function endPanelSession(request: Request): Promise<void> {
  const { ntnuiNo, panelSession } = request.session;
  if (ntnuiNo !== undefined && panelSession !== undefined) await endSessionOf(ntnuiNo, panelSession);
}

function saved(request: Request): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    request.session.save((error: unknown) => (error ? reject(error) : resolve()));
  });
}

/** So that its user is told of a sign-in from another one. */
async function rememberBrowser(request: Request, response: Response, user: User): Promise<void> {
  const token = await noteSignIn(user, {
    token: cookieOf(request, BROWSER_COOKIE),
    userAgent: request.get('user-agent') ?? '',
  });
  response.cookie(BROWSER_COOKIE, token, {
    path: HOME,
    httpOnly: true,
    sameSite: 'lax',
    secure: request.secure,
    maxAge: BROWSER_KNOWN_DAYS * 86_400_000,
  });
}
