import { type Request, type Response, Router } from 'express';
import { mayEnterPanel } from '../../access.js';
import { User } from '../../models/index.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { authenticate } from '../../services/people/authenticate.js';
import { loadCaller } from '../../services/people/callers.js';
import { noteProof } from '../../services/people/panel-sessions.js';
import { askedFor, proveByCode, proveByPasskey, signInOptions } from '../../services/two-factor/index.js';
import { LOGIN } from './addresses.js';
import { beginSession } from './begin-session.js';
import { fieldsOf, readBody } from './body.js';
import { goOn, showLogin, showSecondStep, tellProblem } from './login-answers.js';
import { userOfSession } from './user.js';

const BODY_LIMIT = 20 * 1024;
/** From the password to the second factor. */
const PATIENCE_MS = 10 * 60 * 1000;

/** Who is to show that it is they: somebody who has just shown their password, or who is in already and asked again. */
interface Asked {
  user: User;
  /** Their session, when they are in. */
  session: string | undefined;
}

/** What is asked for besides the password at login; and, of somebody who is in, before what needs it. */
export function secondStep(): Router {
  const router = Router();
  const body = readBody(BODY_LIMIT);
  router.get('/login/code', async (request, response) => {
    const { asked } = await optionsFor(request).catch(() => ({ asked: null }));
    if (request.session.waiting && asked) await showSecondStep(request, response, asked);
    else response.redirect(LOGIN);
  });
  router.post('/login/code', ...body, (request, response) =>
    prove(request, response, ({ user }) =>
      proveByCode(user, String(fieldsOf(request).code ?? ''), request.ip ?? 'unknown'),
    ),
  );
  router.post('/login/passkey', ...body, (request, response) =>
    prove(request, response, ({ user }) =>
      proveByPasskey(user, fieldsOf(request).response, request.ip ?? 'unknown'),
    ),
  );
  router.post('/login/password', ...body, (request, response) =>
    prove(request, response, async ({ user, session }) => {
      // Enough for who has nothing else, and is in.
      if (session === undefined || (await askedFor(user.ntnuiNo))) throw new DomainError('forbidden');
      await authenticate(user.email, String(fieldsOf(request).password ?? ''), request.ip ?? 'unknown');
    }),
  );
  // What is asked for, and what a passkey is to sign.
  router.post('/login/asked', async (request, response) => {
    const { asked } = await optionsFor(request);
    response.json(asked ?? { password: true });
  });
  router.post('/login/passkey/options', async (request, response) => {
    const { user } = await whoIsAsked(request);
    response.json(await signInOptions(user.ntnuiNo));
  });
  return router;
}

async function optionsFor(request: Request) {
  const { user } = await whoIsAsked(request);
  return { asked: await askedFor(user.ntnuiNo) };
}

async function prove(
  request: Request,
  response: Response,
  show: (asked: Asked) => Promise<void>,
): Promise<void> {
  try {
    const asked = await whoIsAsked(request);
    await show(asked);
    if (asked.session === undefined) await beginSession(request, response, asked.user);
    else await noteProof(asked.session);
    goOn(request, response, asked.user);
  } catch (error) {
    const { asked } = await optionsFor(request).catch(() => ({ asked: null }));
    await tellProblem(error, request, response, (problem) =>
      asked ? showSecondStep(request, response, asked, problem) : showLogin(request, response, problem),
    );
  }
}

/** Throws `not_authenticated` when nobody is, any more. */
async function whoIsAsked(request: Request): Promise<Asked> {
  const { waiting, panelSession } = request.session;
  if (!waiting) {
    const user = await userOfSession(request);
    const found = user && (await User.findByPk(Number(user.id)));
    if (!found) throw new DomainError('not_authenticated');
    return { user: found, session: panelSession };
  }
  if (Date.now() - waiting.since > PATIENCE_MS) throw new DomainError('not_authenticated');
  // Their password is still the one they have shown.
  const caller = await loadCaller(waiting.ntnuiNo, { issuedAt: new Date(waiting.since) });
  const user = caller && mayEnterPanel(caller) && (await User.findByPk(waiting.ntnuiNo));
  if (!user) throw new DomainError('not_authenticated');
  return { user, session: undefined };
}
