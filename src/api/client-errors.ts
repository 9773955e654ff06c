import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { log } from '../platform/log.js';
import { ERROR_STATUS, type ErrorCode } from '../platform/refusals/errors.js';
import { errorText } from '../platform/refusals/messages.js';

/** Node's codes of what it could not read as a request. */
const CODES: Record<string, ErrorCode> = {
  HPE_HEADER_OVERFLOW: 'headers_too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
};

/**
 * Answers what Node could not read as a request, in JSON as everything else; in English, since the language that is
 * asked for cannot be read either. For `server.on('clientError')`.
 */
export function answerClientError(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const code = CODES[error.code ?? ''] ?? 'malformed_request';
  const status = ERROR_STATUS[code];
  const body = JSON.stringify({ detail: errorText(code, 'en'), code });
  const requestId = randomUUID();
  log.info({ requestId, code }, 'not a request');
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: application/json\r\nX-Request-Id: ${requestId}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
