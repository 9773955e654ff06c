import { type Request, Router } from 'express';
import { mayEnterPanel } from '../../access.js';
import type { User } from '../../models/index.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { authenticate } from '../../services/people/authenticate.js';
import { loadCaller } from '../../services/people/callers.js';
import { askedFor } from '../../services/two-factor/index.js';
import { LOGIN, nextOf, SECOND_STEP, withNext } from './addresses.js';
import { beginSession, beginWaiting, endSession } from './begin-session.js';
import { fieldsOf, readBody } from './body.js';
import { goOn, isFromPage, showLogin, tellProblem } from './login-answers.js';

const BODY_LIMIT = 10 * 1024;

/** Logging in by a password, and out. */
export function login(): Router {
  const router = Router();
  router.get('/login', (request, response) => showLogin(request, response));
  router.post('/login', ...readBody(BODY_LIMIT), async (request, response) => {
    const { email, password } = fieldsOf(request);
    try {
      const user = await staffMember(String(email ?? ''), String(password ?? ''), request);
      const second = await askedFor(user.ntnuiNo);
      if (second) {
        await beginWaiting(request, user);
        if (isFromPage(request)) response.json({ second });
        else response.redirect(withNext(SECOND_STEP, nextOf(request)));
      } else {
        await beginSession(request, response, user);
        goOn(request, response, user);
      }
    } catch (error) {
      await tellProblem(error, request, response, (problem) => showLogin(request, response, problem));
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
