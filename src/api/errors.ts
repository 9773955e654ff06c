import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import type { Language } from '../models/index.js';
import { log } from '../platform/log.js';
import { snakeCase } from '../platform/naming.js';
import { databaseRefusal, isDatabaseTrouble } from '../platform/refusals/database-errors.js';
import { DomainError, ERROR_STATUS, type ErrorCode, type ErrorValues } from '../platform/refusals/errors.js';
import { FieldErrors } from '../platform/refusals/field-errors.js';
import { errorText, fieldText } from '../platform/refusals/messages.js';
import { noteWriteFailure } from '../platform/write-failures.js';

/** The language of error texts: Norwegian unless the caller would rather have English. */
export function languageOf(request: Request): Language {
  return request.acceptsLanguages('nb', 'no', 'nn', 'en') === 'en' ? 'en' : 'nb';
}

/** The one place that writes an error answer. */
export const renderError: ErrorRequestHandler = (error, request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const language = languageOf(request);
  if (error instanceof FieldErrors) {
    sendFieldErrors(error, language, response);
    return;
  }
  const { code, values } = refusalOf(error);
  if (code === 'internal') log.error({ err: error, requestId: request.id }, 'request failed');
  if (code === 'busy') log.warn({ err: error, requestId: request.id }, 'request refused');
  if (code === 'not_authenticated') response.set('WWW-Authenticate', 'Bearer');
  if (code === 'too_many_requests') response.set('Retry-After', String(values.seconds));
  if (code === 'busy' || code === 'payment_unavailable') response.set('Retry-After', '5');
  const detail = errorText(code, language, { ...values, requestId: String(request.id) });
  // Where the guest confirms the payment with their bank.
  const url = code === 'payment_needs_guest' && values.url ? { url: values.url } : {};
  response.status(ERROR_STATUS[code]).json({ detail, code, ...url });
};

/** For what no route has answered. */
export const notFound: RequestHandler = () => {
  throw new DomainError('not_found');
};

function sendFieldErrors({ fields }: FieldErrors, language: Language, response: Response): void {
  const detail = Object.entries(fields).map(([field, problems]) => [
    snakeCase(field),
    problems.map(({ key, values }) => fieldText(key, language, values)),
  ]);
  response.status(ERROR_STATUS.invalid).json({ detail: Object.fromEntries(detail), code: 'invalid' });
}

function refusalOf(error: unknown): { code: ErrorCode; values: ErrorValues } {
  if (error instanceof DomainError) return error;
  const refusal = databaseRefusal(error);
  if (refusal) return { code: refusal.code, values: refusal.values ?? {} };
  noteWriteFailure(error);
  if (isDatabaseTrouble(error)) return { code: 'busy', values: {} };
  return { code: httpErrorCode(error) ?? 'internal', values: {} };
}

/** Errors of Express and its body parser carry a status; we answer in our own words. */
function httpErrorCode(error: unknown): ErrorCode | undefined {
  if (error instanceof URIError) return 'not_found';
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return undefined;
  if (error.status === 413) return 'too_large';
  if (error.status === 415) return 'unsupported_media_type';
  return error.status >= 400 && error.status < 500 ? 'malformed_json' : undefined;
}
