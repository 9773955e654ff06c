import { type Request, type Response, Router } from 'express';
import { mayEnterPanel } from '../../access.js';
import { LANGUAGES, type Language, User } from '../../models/index.js';
import { log } from '../../platform/log.js';
import { DomainError, type ErrorCode } from '../../platform/refusals/errors.js';
import { headersOf } from '../../platform/refusals/translate.js';
import { authenticate } from '../../services/people/authenticate.js';
import { loadCaller } from '../../services/people/callers.js';
import { isAskedForMore, proveByCode } from '../../services/two-factor/index.js';
import { HOME, LOGIN, nextOf, SECOND_STEP, withNext } from './addresses.js';
import { beginSession, beginWaiting, endSession } from './begin-session.js';
import { fieldsOf, readBody } from './body.js';
import { type LoginProblem, loginPage, secondStepPage } from './login-page.js';
import { chosenLanguage, LANGUAGE_COOKIE } from './request.js';

const BODY_LIMIT = 10 * 1024;
const YEAR_MS = 365 * 24 * 60 * 60 * 1000;
/** From the password to the second factor. */
const PATIENCE_MS = 10 * 60 * 1000;

const PROBLEMS: Partial<Record<ErrorCode, LoginProblem>> = {
  too_many_requests: 'tooManyRequests',
  bad_credentials: 'invalidCredentials',
  forbidden: 'noAccess',
  wrong_code: 'wrongCode',
  not_authenticated: 'waitedTooLong',
};

/** Logging in, with what is asked for besides the password, and out. */
export function login(): Router {
  const router = Router();
  router.get('/login', async (request, response) => {
    await showLogin(request, response);
  });
  router.post('/login', ...readBody(BODY_LIMIT), async (request, response) => {
    const { email, password } = fieldsOf(request);
    try {
      const user = await staffMember(String(email ?? ''), String(password ?? ''), request);
      if (await isAskedForMore(user.ntnuiNo)) {
        await beginWaiting(request, user);
        if (isFromPage(request)) response.json({ second: true });
        else response.redirect(withNext(SECOND_STEP, nextOf(request)));
      } else {
        await beginSession(request, response, user);
        goOn(request, response, user);
      }
    } catch (error) {
      await tellProblem(error, request, response, showLogin);
    }
  });
  router.get('/login/code', async (request, response) => {
    if (request.session.waiting) await showSecondStep(request, response);
    else response.redirect(LOGIN);
  });
  router.post('/login/code', ...readBody(BODY_LIMIT), async (request, response) => {
    try {
      const user = await whoWaits(request);
      await proveByCode(user, String(fieldsOf(request).code ?? ''), request.ip ?? 'unknown');
      await beginSession(request, response, user);
      goOn(request, response, user);
    } catch (error) {
      const isOver = error instanceof DomainError && error.code === 'not_authenticated';
      await tellProblem(error, request, response, isOver ? showLogin : showSecondStep);
    }
  });
  router.get('/logout', async (request, response) => {
    await endSession(request);
    response.redirect(LOGIN);
  });
  return router;
}

/** Somebody who may enter. Throws `forbidden` for one whose password is right, but who may not. */
async function staffMember(email: string, password: string, request: Request): Promise<User> {
  const user = await authenticate(email, password, request.ip ?? 'unknown');
  const caller = await loadCaller(user.ntnuiNo, { issuedAt: new Date() });
  if (!caller || !mayEnterPanel(caller)) throw new DomainError('forbidden');
  return user;
}

/** Who has just shown their password, which is still it. Throws `not_authenticated`. */
async function whoWaits(request: Request): Promise<User> {
  const { waiting } = request.session;
  if (!waiting || Date.now() - waiting.since > PATIENCE_MS) throw new DomainError('not_authenticated');
  const caller = await loadCaller(waiting.ntnuiNo, { issuedAt: new Date(waiting.since) });
  const user = caller && mayEnterPanel(caller) && (await User.findByPk(waiting.ntnuiNo));
  if (!user) throw new DomainError('not_authenticated');
  return user;
}

function goOn(request: Request, response: Response, user: User): void {
  if (isFromPage(request)) response.json({ id: String(user.ntnuiNo) });
  else response.redirect(nextOf(request) ?? HOME);
}

/** Whether it is a page of the panel that logs in again, and not the browser with the login page's form. */
function isFromPage(request: Request): boolean {
  return request.accepts(['html', 'json']) === 'json';
}

type Show = (request: Request, response: Response, problem?: LoginProblem) => Promise<void>;

async function tellProblem(error: unknown, request: Request, response: Response, show: Show): Promise<void> {
  const problem = error instanceof DomainError ? PROBLEMS[error.code] : undefined;
  if (!problem || !(error instanceof DomainError)) throw error;
  response.status(error.status).set(headersOf(error));
  log.info({ requestId: request.id, problem }, 'panel login refused');
  if (isFromPage(request)) response.json({ problem });
  else await show(request, response, problem);
}

const showLogin: Show = async (request, response, problem) => {
  const language = languageOf(request, response);
  response.send(await loginPage(language, { next: nextOf(request), problem }));
};

const showSecondStep: Show = async (request, response, problem) => {
  const language = languageOf(request, response);
  response.send(await secondStepPage(language, { next: nextOf(request), problem }));
};

/** As chosen here, without a script, or before. */
function languageOf(request: Request, response: Response): Language {
  const language = LANGUAGES.find((one) => one === request.query.language);
  if (language) {
    response.cookie(LANGUAGE_COOKIE, language, { path: '/admin', maxAge: YEAR_MS, sameSite: 'lax' });
  }
  return language ?? chosenLanguage(request) ?? 'nb';
}
