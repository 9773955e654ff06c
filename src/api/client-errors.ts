import { randomUUID } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { log } from '../platform/log.js';

const ANSWERS: Record<string, { status: string; code: string; detail: string }> = {
  HPE_HEADER_OVERFLOW: {
    status: '431 Request Header Fields Too Large',
    code: 'headers_too_large',
    detail: 'The headers are too large.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: '408 Request Timeout',
    code: 'request_timeout',
    detail: 'The request took too long to arrive.',
  },
};
const BAD_REQUEST = {
  status: '400 Bad Request',
  code: 'malformed_request',
  detail: 'The request is not valid HTTP.',
};

/** Answers what Node could not even parse as a request, in JSON as everything else. For `server.on('clientError')`. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, code, detail } = ANSWERS[error.code ?? ''] ?? BAD_REQUEST;
  const body = JSON.stringify({ detail, code });
  const requestId = randomUUID();
  log.info({ requestId, code }, 'not a request');
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nX-Request-Id: ${requestId}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
