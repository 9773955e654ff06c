import type { Request, RequestHandler } from 'express';
import helmet from 'helmet';
import { DomainError } from '../../platform/refusals/errors.js';

/** Headers of everything under /admin. Its pages have no script in them, so that none but our files are run. */
export function secureHeaders(): RequestHandler {
  return helmet({ contentSecurityPolicy: policy(), referrerPolicy: { policy: 'same-origin' } });
}

/** Forbids browsers and proxies to store an answer of the panel, which is for one person and for now. */
export const neverStored: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

/**
 * Refuses what another site makes a browser send. Browsers say where a write comes from; what is no browser
 * has no cookie to misuse.
 */
export const refuseForeignWrites: RequestHandler = (request, _response, next) => {
  if (!['GET', 'HEAD', 'OPTIONS'].includes(request.method) && isForeign(request)) {
    throw new DomainError('forbidden');
  }
  next();
};

function isForeign(request: Request): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (typeof site === 'string' && site !== 'same-origin' && site !== 'none') return true;
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== request.host;
}

function policy(): Exclude<Parameters<typeof helmet>[0], undefined>['contentSecurityPolicy'] {
  return {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
  };
}
