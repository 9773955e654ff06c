import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { DomainError } from '../../platform/refusals/errors.js';

/** Headers of everything under /admin, and a nonce for the scripts of its pages. */
export function secureHeaders(): RequestHandler[] {
  return [
    makeNonce,
    helmet({ contentSecurityPolicy: policy(), referrerPolicy: { policy: 'same-origin' } }),
    addNonce,
  ];
}

/** What is in the panel is for the one who asked, and for now. */
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
      scriptSrc: ["'self'", (_request, response) => `'nonce-${nonceOf(response)}'`],
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

const nonces = new WeakMap<IncomingMessage | ServerResponse, string>();

function nonceOf(response: ServerResponse): string {
  return nonces.get(response) ?? '';
}

const makeNonce: RequestHandler = (_request, response, next) => {
  nonces.set(response, randomBytes(18).toString('base64'));
  next();
};

/** AdminJS writes its pages without a nonce, and with a font from Google. */
const addNonce: RequestHandler = (_request, response: Response, next) => {
  const send = response.send.bind(response);
  response.send = (body?: unknown) =>
    send(typeof body === 'string' && isPage(body) ? ownPage(body, nonceOf(response)) : body);
  next();
};

function isPage(body: string): boolean {
  return /^\s*<!doctype html>/i.test(body);
}

function ownPage(html: string, nonce: string): string {
  return html
    .replace(/<link rel="stylesheet" href="https:\/\/fonts\.googleapis\.com[^>]*>/, '')
    .replace(/<script(?=[\s>])/g, `<script nonce="${nonce}"`);
}
