import type { ErrorRequestHandler } from 'express';
import { log } from '../../platform/log.js';
import { isDatabaseTrouble } from '../../platform/refusals/database-errors.js';
import {
  DomainError,
  ERROR_STATUS,
  type ErrorCode,
  type ErrorValues,
} from '../../platform/refusals/errors.js';
import { errorText } from '../../platform/refusals/messages.js';
import { noteWriteFailure } from '../../platform/write-failures.js';
import { chosenLanguage, isApi } from './request.js';

/** Tells what went wrong: to AdminJS as a notice, to people as a plain page. */
export const tellErrors: ErrorRequestHandler = (error, request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const { code, values } = refusalOf(error);
  const status = ERROR_STATUS[code];
  if (status >= 500) log.error({ err: error, requestId: request.id }, 'panel request failed');
  const message = errorText(code, chosenLanguage(request) ?? 'nb', {
    ...values,
    requestId: String(request.id ?? ''),
  });
  if (code === 'busy') response.set('Retry-After', '5');
  response.status(status);
  if (isApi(request)) response.json({ code, notice: { message, type: 'error' } });
  else response.type('text/plain').send(message);
};

function refusalOf(error: unknown): { code: ErrorCode; values: ErrorValues } {
  if (error instanceof DomainError) return error;
  noteWriteFailure(error);
  if (isDatabaseTrouble(error)) return { code: 'busy', values: {} };
  return { code: codeOfHttpError(error), values: {} };
}

/** Errors of Express, its body parser and AdminJS carry a status. */
function codeOfHttpError(error: unknown): ErrorCode {
  if (error instanceof URIError) return 'not_found';
  const status = statusOf(error);
  if (status === 404) return 'not_found';
  if (status === 413) return 'too_large';
  if (status === 415) return 'unsupported_media_type';
  return typeof status === 'number' && status >= 400 && status < 500 ? 'malformed_request' : 'internal';
}

function statusOf(error: unknown): unknown {
  if (!(error instanceof Error)) return undefined;
  if ('status' in error) return error.status;
  return 'statusCode' in error ? error.statusCode : undefined;
}
