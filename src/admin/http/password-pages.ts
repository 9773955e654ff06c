import { escapeUTF8 } from 'entities';
import { type Request, type Response, Router } from 'express';
import type { Language } from '../../models/index.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { FieldErrors } from '../../platform/refusals/field-errors.js';
import { errorText } from '../../platform/refusals/messages.js';
import { headersOf, textsOf } from '../../platform/refusals/translate.js';
import { isLinkGood, requestReset, setPasswordByLink } from '../../services/people/password-links.js';
import { FORGOTTEN, LOGIN } from './addresses.js';
import { fieldsOf, readBody } from './body.js';
import { languageOf } from './login-answers.js';
import { loginText, signInPage } from './sign-in-page.js';

const BODY_LIMIT = 10 * 1024;

/** Asking for a link to set a new password, and setting it by the link. Opening a link uses nothing up. */
export function passwordPages(): Router {
  const router = Router();
  router.get('/forgotten', (request, response) => showForgotten(request, response));
  router.post('/forgotten', ...readBody(BODY_LIMIT), async (request, response) => {
    try {
      await requestReset(String(fieldsOf(request).email ?? ''), request.ip ?? 'unknown');
      await showTold(request, response, FORGOTTEN, 'forgottenHeader', 'forgottenSent');
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      response.status(error.status).set(headersOf(error));
      await showForgotten(request, response, errorText(error.code, languageOf(request, response)));
    }
  });
  router.get('/password/:token', (request, response) => showPassword(request, response));
  router.post('/password/:token', ...readBody(BODY_LIMIT), async (request, response) => {
    const { password, repeated } = fieldsOf(request);
    const language = languageOf(request, response);
    if (password !== repeated) {
      response.status(400);
      await showPassword(request, response, loginText(language, 'differs'));
      return;
    }
    try {
      await setPasswordByLink(String(request.params.token), String(password ?? ''));
      await showTold(request, response, LOGIN, 'passwordHeader', 'passwordSet');
    } catch (error) {
      await refusePassword(error, request, response, language);
    }
  });
  return router;
}

async function refusePassword(error: unknown, request: Request, response: Response, language: Language) {
  if (error instanceof FieldErrors) {
    response.status(400);
    await showPassword(
      request,
      response,
      escapeUTF8(Object.values(textsOf(error, language)).flat().join(' ')),
    );
  } else if (error instanceof DomainError && error.code === 'link_over')
    await showPassword(request, response);
  else throw error;
}

function box(text: string | undefined): string | undefined {
  return text && `<div class="k-problem" role="alert" id="problem">${text}</div>`;
}

async function showForgotten(request: Request, response: Response, problem?: string): Promise<void> {
  const language = languageOf(request, response);
  response.send(
    await signInPage(language, {
      address: FORGOTTEN,
      heading: 'forgottenHeader',
      lead: 'forgottenMessage',
      problem: box(problem),
      form: `<label for="email">${loginText(language, 'properties', 'email')}</label>
<input id="email" name="email" type="email" autocomplete="username" required>
<button class="k-button k-main" type="submit">${loginText(language, 'forgottenButton')}</button>`,
      below: toLogin(language),
    }),
  );
}

async function showPassword(request: Request, response: Response, problem?: string): Promise<void> {
  const language = languageOf(request, response);
  const token = String(request.params.token);
  if (!(await isLinkGood(token))) {
    response.status(404);
    await showTold(request, response, FORGOTTEN, 'passwordHeader', 'linkOver');
    return;
  }
  const field = (name: string) => `<label for="${name}">${loginText(language, `new_${name}`)}</label>
<input id="${name}" name="${name}" type="password" autocomplete="new-password" required>`;
  response.send(
    await signInPage(language, {
      address: `/admin/password/${token}`,
      heading: 'passwordHeader',
      lead: 'passwordMessage',
      problem: box(problem),
      form: `${field('password')}
${field('repeated')}
<button class="k-button k-main" type="submit">${loginText(language, 'passwordButton')}</button>`,
    }),
  );
}

/** A page with nothing to fill in. */
async function showTold(
  request: Request,
  response: Response,
  address: string,
  heading: string,
  lead: string,
) {
  const language = languageOf(request, response);
  const below = lead === 'linkOver' ? link(language, FORGOTTEN, 'forgotten') : '';
  response.send(
    await signInPage(language, { address, heading, lead, form: '', below: below + toLogin(language) }),
  );
}

function toLogin(language: Language): string {
  return link(language, LOGIN, 'toLogin');
}

function link(language: Language, address: string, key: string): string {
  return `<p class="k-below"><a class="k-plain" href="${address}">${loginText(language, key)}</a></p>`;
}
