import type { Request, Response } from 'express';
import { LANGUAGES, type Language, type User } from '../../models/index.js';
import { log } from '../../platform/log.js';
import { DomainError, type ErrorCode } from '../../platform/refusals/errors.js';
import { headersOf } from '../../platform/refusals/translate.js';
import type { AskedFor } from '../../services/two-factor/index.js';
import { HOME, nextOf } from './addresses.js';
import { type LoginProblem, loginPage, secondStepPage } from './login-page.js';
import { chosenLanguage, LANGUAGE_COOKIE } from './request.js';

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

const PROBLEMS: Partial<Record<ErrorCode, LoginProblem>> = {
  too_many_requests: 'tooManyRequests',
  bad_credentials: 'invalidCredentials',
  forbidden: 'noAccess',
  wrong_code: 'wrongCode',
  passkey_refused: 'passkeyRefused',
  not_authenticated: 'waitedTooLong',
};

/** Answers somebody who is in: a page that is open with who it is, a form with where it goes on. */
export function goOn(request: Request, response: Response, user: User): void {
  if (isFromPage(request)) response.json({ id: String(user.ntnuiNo) });
  else response.redirect(nextOf(request) ?? HOME);
}

/** Whether it is a page of the panel that logs in again, and not the browser with the login page's form. */
export function isFromPage(request: Request): boolean {
  return request.accepts(['html', 'json']) === 'json';
}

/** Tells why somebody is not let in: a page that is open in JSON, else by what `show` shows. Any other error goes on. */
export async function tellProblem(
  error: unknown,
  request: Request,
  response: Response,
  show: (problem: LoginProblem) => Promise<void>,
): Promise<void> {
  const problem = error instanceof DomainError ? PROBLEMS[error.code] : undefined;
  if (!problem || !(error instanceof DomainError)) throw error;
  response.status(error.status).set(headersOf(error));
  log.info({ requestId: request.id, problem }, 'panel login refused');
  if (isFromPage(request)) response.json({ problem });
  else await show(problem);
}

export async function showLogin(request: Request, response: Response, problem?: LoginProblem): Promise<void> {
  const language = languageOf(request, response);
  response.send(await loginPage(language, { next: nextOf(request), problem }));
}

export async function showSecondStep(
  request: Request,
  response: Response,
  asked: AskedFor,
  problem?: LoginProblem,
): Promise<void> {
  const language = languageOf(request, response);
  response.send(await secondStepPage(language, { next: nextOf(request), problem, asked }));
}

/** As chosen here, without a script, or before. */
export function languageOf(request: Request, response: Response): Language {
  const language = LANGUAGES.find((one) => one === request.query.language);
  if (language) {
    response.cookie(LANGUAGE_COOKIE, language, { path: '/admin', maxAge: YEAR_MS, sameSite: 'lax' });
  }
  return language ?? chosenLanguage(request) ?? 'nb';
}
