import type { ErrorRequestHandler, Request, RequestHandler } from 'express';
import type { Language } from '../models/index.js';
import { snakeCase } from '../platform/naming.js';
import { DomainError, type ErrorCode } from '../platform/refusals/errors.js';
import { answerTo } from '../platform/refusals/translate.js';

/** The language of error texts: Norwegian unless the caller would rather have English. */
export function languageOf(request: Request): Language {
  return request.acceptsLanguages('nb', 'no', 'nn', 'en') === 'en' ? 'en' : 'nb';
}

/** What an error tells besides: where the guest confirms a payment with their bank; from when a stay can be booked. */
const TOLD: Partial<Record<ErrorCode, string[]>> = {
  payment_needs_guest: ['url'],
  not_open_yet: ['opens_at'],
  no_longer_open: ['closes_at'],
  fair_use: ['rule', 'limit', 'days', 'possible_from'],
};

/** Sends an error as JSON. A text for each field stands under the field's name in the API. */
export const renderError: ErrorRequestHandler = (error, request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const answer = answerTo(error, languageOf(request), String(request.id));
  const { status, headers, code, values, message, fields } = answer;
  if (code === 'not_authenticated') response.set('WWW-Authenticate', 'Bearer');
  const detail = fields
    ? Object.fromEntries(Object.entries(fields).map(([field, texts]) => [snakeCase(field), texts]))
    : message;
  const told = Object.entries(values).filter(([name]) => TOLD[code]?.includes(name));
  response
    .status(status)
    .set(headers)
    .json({ detail, code, ...Object.fromEntries(told) });
};

/** For what no route has answered. */
export const notFound: RequestHandler = () => {
  throw new DomainError('not_found');
};
