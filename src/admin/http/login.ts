import { type Request, type Response, Router } from 'express';
import { mayEnterPanel } from '../../access.js';
import { LANGUAGES, type User } from '../../models/index.js';
import { log } from '../../platform/log.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { headersOf } from '../../platform/refusals/translate.js';
import { authenticate } from '../../services/people/authenticate.js';
import { loadCaller } from '../../services/people/callers.js';
import { endSessionOf, startSession } from '../../services/people/panel-sessions.js';
import { BROWSER_KNOWN_DAYS, browserName, noteSignIn } from '../../services/people/sign-ins.js';
import { fieldsOf, readBody } from './body.js';
import { type LoginProblem, loginPage } from './login-page.js';
import { chosenLanguage, cookieOf, LANGUAGE_COOKIE } from './request.js';

const BODY_LIMIT = 10 * 1024;
const LOGIN = '/admin/login';
const HOME = '/admin';
const BROWSER_COOKIE = 'koiene_browser';

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/** Logging in and out. */
export function login(): Router {
  const router = Router();
  router.get('/login', async (request, response) => {
    const language = LANGUAGES.find((one) => one === request.query.language);
    // Chosen here, without a script.
    if (language) {
      response.cookie(LANGUAGE_COOKIE, language, { path: '/admin', maxAge: YEAR_MS, sameSite: 'lax' });
    }
    await showLogin(request, response, language);
  });
  router.post('/login', ...readBody(BODY_LIMIT), async (request, response) => {
    const { email, password } = fieldsOf(request);
    try {
      const user = await staffMember(String(email ?? ''), String(password ?? ''), request);
      await beginSession(request, user);
      await rememberBrowser(request, response, user);
      if (isFromPage(request)) response.json({ id: String(user.ntnuiNo) });
      else response.redirect(nextOf(request) ?? HOME);
    } catch (error) {
      const problem = problemOf(error, response);
      log.info({ requestId: request.id, problem }, 'panel login refused');
      if (isFromPage(request)) response.json({ problem });
      else await showLogin(request, response, chosenLanguage(request), problem);
    }
  });
  router.get('/logout', async (request, response) => {
    await endSession(request);
    response.redirect(LOGIN);
  });
  return router;
}

/** Where somebody without a session is sent, and from there on to what was asked for. */
export function loginAddress(request: Request): string {
  const asked =
    request.method === 'GET' && !request.path.startsWith('/api/') ? request.originalUrl : undefined;
  return asked && isOwnPath(asked) && asked !== HOME && asked !== `${HOME}/`
    ? `${LOGIN}?next=${encodeURIComponent(asked)}`
    : LOGIN;
}

/** Forgets the session here and in the database. */
export async function endSession(request: Request): Promise<void> {
  const { ntnuiNo, panelSession } = request.session;
  // It may have been ended from elsewhere before.
  if (ntnuiNo !== undefined && panelSession !== undefined) await endSessionOf(ntnuiNo, panelSession);
  await new Promise<void>((resolve, reject) => {
    request.session.destroy((error: unknown) => (error ? reject(error) : resolve()));
  });
}

/** Somebody who may enter. Throws `forbidden` for one whose password is right, but who may not. */
async function staffMember(email: string, password: string, request: Request): Promise<User> {
  const user = await authenticate(email, password, request.ip ?? 'unknown');
  const caller = await loadCaller(user.ntnuiNo, { issuedAt: new Date() });
  if (!caller || !mayEnterPanel(caller)) throw new DomainError('forbidden');
  return user;
}

/** Under a new id, so that nobody can have planted the one that is logged in. */
async function beginSession(request: Request, user: User): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    request.session.regenerate((error: unknown) => (error ? reject(error) : resolve()));
  });
  request.session.ntnuiNo = user.ntnuiNo;
  request.session.loggedInAt = Date.now();
  request.session.panelSession = await startSession(
    user.ntnuiNo,
    browserName(request.get('user-agent') ?? ''),
  );
  await new Promise<void>((resolve, reject) => {
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

/** Whether it is a page of the panel that logs in again, and not the browser with the login page's form. */
function isFromPage(request: Request): boolean {
  return request.accepts(['html', 'json']) === 'json';
}

function problemOf(error: unknown, response: Response): LoginProblem {
  if (!(error instanceof DomainError)) throw error;
  response.status(error.status).set(headersOf(error));
  if (error.code === 'too_many_requests') return 'tooManyRequests';
  if (error.code === 'bad_credentials') return 'invalidCredentials';
  if (error.code === 'forbidden') return 'noAccess';
  throw error;
}

async function showLogin(
  request: Request,
  response: Response,
  language = chosenLanguage(request),
  problem?: LoginProblem,
): Promise<void> {
  response.send(await loginPage(language ?? 'nb', { next: nextOf(request), problem }));
}

function nextOf(request: Request): string | undefined {
  const { next } = request.query;
  return typeof next === 'string' && isOwnPath(next) ? next : undefined;
}

/** Letters that mean nothing in a script's text, and no way out of the panel. */
function isOwnPath(path: string): boolean {
  return /^\/admin(\/[\w\-/.~%?&=,+]*)?$/.test(path) && !path.includes('..');
}
