import { IncomingMessage, type ServerOptions, ServerResponse } from 'node:http';
import compression from 'compression';
import cors from 'cors';
import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import { config } from '../config/index.js';
import { mountDocs } from './api/docs/pages.js';
import { notFound, renderError } from './api/errors.js';
import { keepToGuest, renderGuestError } from './api/guest/error-page.js';
import { BASE } from './api/guest/render.js';
import { routes } from './api/index.js';
import { mountRoutes } from './api/mount.js';
import { logRequest } from './api/request-log.js';
import { readinessState } from './platform/readiness.js';
import { DomainError } from './platform/refusals/errors.js';

/** Paths that are answered whatever state the process is in. */
const ALWAYS_ANSWERED = /^\/(healthz|readyz|metrics)\/?$/;

/** Builds the web application: the API, its documents, and at `/admin` the panel that is handed over. */
export function createApp(panel: RequestHandler): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', config.trustProxy);

  app.use(logRequest);
  app.use(allowOrigins());
  app.use(refuseUntilReady);
  app.use('/admin', panel);
  app.use(helmet({ contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"] } } }));
  app.use(compression());
  mountDocs(app);
  app.use(BASE, keepToGuest);
  mountRoutes(app, routes);
  app.use(notFound);
  app.use(BASE, renderGuestError);
  app.use(renderError);
  return app;
}

/**
 * Express gives each request and response a prototype of its own, after which V8 can no longer tell what shape
 * they have, which cost a quarter of each request. Born with that prototype, they keep one shape.
 */
export function messagesOf(app: Express): Pick<ServerOptions, 'IncomingMessage' | 'ServerResponse'> {
  class AppRequest extends IncomingMessage {}
  class AppResponse<R extends IncomingMessage> extends ServerResponse<R> {}
  Object.setPrototypeOf(AppRequest.prototype, app.request);
  Object.setPrototypeOf(AppResponse.prototype, app.response);
  Object.assign(app, { request: AppRequest.prototype, response: AppResponse.prototype });
  return { IncomingMessage: AppRequest, ServerResponse: AppResponse };
}

const refuseUntilReady: RequestHandler = (request, response, next) => {
  const { state } = readinessState();
  // Those who still have a connection are answered, and use another process from then on.
  if (state === 'stopping') response.set('Connection', 'close');
  else if (state !== 'ready' && !ALWAYS_ANSWERED.test(request.path)) throw new DomainError(state);
  next();
};

function allowOrigins(): RequestHandler {
  return cors({
    origin: [...config.corsOrigins],
    methods: ['GET', 'POST', 'PUT', 'PATCH'],
    allowedHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key', 'Accept-Language'],
    exposedHeaders: ['X-Total-Count', 'Link', 'X-Request-Id', 'Retry-After'],
    maxAge: 86_400,
  });
}
