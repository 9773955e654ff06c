import { buildRoutes } from '@adminjs/express';
import compression from 'compression';
import { type RequestHandler, Router } from 'express';
import { config } from '../../config/index.js';
import { type AdminJS, adminRouter } from './adminjs.js';
import { freshBundle } from './bundle.js';
import { assets } from './http/assets.js';
import { readBody } from './http/body.js';
import { tellErrors } from './http/errors.js';
import { gate } from './http/gate.js';
import { login } from './http/login.js';
import { pages } from './http/page.js';
import { passwordPages } from './http/password-pages.js';
import { pictures } from './http/pictures.js';
import { receiptFiles } from './http/receipts.js';
import { secondStep } from './http/second-step.js';
import { neverStored, refuseForeignWrites, secureHeaders } from './http/security.js';
import { sessions } from './http/session.js';
import { panelUser, requireUser } from './http/user.js';
import type { PanelRole } from './panel-user.js';
import { panels } from './panels.js';

const BODY_LIMIT = 1024 * 1024;

/**
 * The admin panel, to be mounted at `/admin` before anything that reads bodies. Asks nothing of the database
 * before the first request. Throws when it cannot be served in production for want of its bundle.
 */
export async function createPanel(): Promise<Router> {
  if (config.isProduction) {
    await freshBundle().catch((error: unknown) => {
      throw new Error(`The panel has no bundle, run npm run build (${String(error)})`);
    });
  }
  const byRole = panels();
  const router = Router();
  router.use(secureHeaders());
  router.use(assets());
  router.use(neverStored, compression(), refuseForeignWrites);
  router.use(sessions());
  router.use(login(), secondStep(), passwordPages());
  router.use(requireUser);
  router.use(receiptFiles());
  router.use(pictures());
  router.use(gate(byRole.admin));
  router.use(pages(byRole));
  router.use(...readBody(BODY_LIMIT));
  router.use(routesByRole(byRole));
  router.use(tellErrors);
  return router;
}

/** AdminJS's API, of the panel of whoever asks. Its pages are not asked for. */
function routesByRole(byRole: Record<PanelRole, AdminJS>): RequestHandler {
  const routers = new Map<string, Router>();
  for (const [role, admin] of Object.entries(byRole)) {
    const router = Router();
    buildRoutes({ admin, routes: adminRouter.routes.filter(({ path }) => path.startsWith('/api/')), router });
    routers.set(role, router);
  }
  return (request, response, next) => {
    const router = routers.get(panelUser(request).role);
    if (router) router(request, response, next);
    else next();
  };
}
