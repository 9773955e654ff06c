import type { IncomingMessage } from 'node:http';
import { DomainError } from './refusals/errors.js';

/** How long whoever sends too much has to read the answer, before the connection is cut. */
const LINGER_MS = 2_000;

/**
 * Refuses a body of over `limit` bytes with `too_large` as soon as that is known, however much is still to come: body
 * parsers answer only when all has been sent, which may be never. To stand right before the parser.
 */
export function refuseOversize(limit: number) {
  return (request: IncomingMessage, _response: unknown, next: (error?: unknown) => void): void => {
    const refuse = () => {
      setTimeout(() => {
        if (!request.complete) request.destroy();
      }, LINGER_MS).unref();
      next(new DomainError('too_large'));
    };
    if (Number(request.headers['content-length']) > limit) {
      refuse();
      return;
    }
    let received = 0;
    const count = (chunk: Buffer) => {
      received += chunk.length;
      if (received <= limit) return;
      request.off('data', count);
      refuse();
    };
    request.on('data', count);
    next();
  };
}
