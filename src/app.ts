import { randomUUID } from 'node:crypto';
import compression from 'compression';
import cors from 'cors';
import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import { pinoHttp } from 'pino-http';
import { config } from '../config/index.js';
import { mountDocs } from './api/docs/pages.js';
import { notFound, renderError } from './api/errors.js';
import { routes } from './api/index.js';
import { mountRoutes } from './api/mount.js';
import { DomainError } from './errors.js';
import { readinessState } from './readiness.js';
import { log } from './services/log.js';
import { observeRequest } from './services/metrics.js';

/** What is answered whatever state the process is in. */
const ALWAYS_ANSWERED = /^\/(healthz|readyz|metrics)\/?$/;

/** Builds the web application: the API, its documents, and at `/admin` the panel that is handed over. */
export function createApp(panel: RequestHandler): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', config.trustProxy);

  app.use(identifyAndLog());
  app.use(measure);
  app.use(allowOrigins());
  app.use(refuseUntilReady);
  app.use('/admin', panel);
  app.use(helmet({ contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"] } } }));
  app.use(compression());
  mountDocs(app);
  mountRoutes(app, routes);
  app.use(notFound);
  app.use(renderError);
  return app;
}

function identifyAndLog(): RequestHandler {
  return pinoHttp({
    logger: log,
    genReqId: (_request, response) => {
      const id = randomUUID();
      response.setHeader('X-Request-Id', id);
      return id;
    },
    // The path without its query, which may hold a guest's name or e-mail.
    serializers: {
      req: ({ id, method, url }: { id: string; method: string; url: string }) => ({
        id,
        method,
        path: url.split('?')[0],
      }),
      res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
    },
    // What failed is told by the error renderer, with this request's id.
    customLogLevel: () => 'info',
  });
}

const measure: RequestHandler = (request, response, next) => {
  const started = process.hrtime.bigint();
  response.on('finish', () => {
    observeRequest(request.method, response.statusCode, Number(process.hrtime.bigint() - started) / 1e9);
  });
  next();
};

const refuseUntilReady: RequestHandler = (request, _response, next) => {
  const { state } = readinessState();
  if (state !== 'ready' && !ALWAYS_ANSWERED.test(request.path)) throw new DomainError(state);
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
