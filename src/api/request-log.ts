import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { log } from '../platform/log.js';
import { observeRequest } from '../services/figures/metrics.js';
import { withoutTokens } from '../services/guest-links/index.js';

declare module 'node:http' {
  interface IncomingMessage {
    /** Names the request in the log, in its `X-Request-Id`, and in what a caller is told of an error. */
    id: string;
  }
}

/**
 * Gives a request its id, and counts and logs it when it is over: with its path, but without the query, which may
 * hold a guest's name or e-mail, and without the token of a guest's own page. What failed is told by the error renderers, with the same id.
 */
export const logRequest: RequestHandler = (request, response, next) => {
  const started = performance.now();
  const { method, url } = request;
  request.id = randomUUID();
  response.setHeader('X-Request-Id', request.id);
  response.once('close', () => {
    const milliseconds = performance.now() - started;
    const isAnswered = response.writableFinished;
    if (isAnswered) observeRequest(method, response.statusCode, milliseconds / 1000);
    log.info(
      {
        req: { id: request.id, method, path: withoutTokens(url.split('?')[0] ?? '') },
        res: { status: response.statusCode },
        responseTime: Math.round(milliseconds),
      },
      isAnswered ? 'request completed' : 'request aborted',
    );
  });
  next();
};
