import type { Language } from '../../models/index.js';
import { log } from '../log.js';
import { noteWriteFailure } from '../write-failures.js';
import { databaseRefusal, isDatabaseTrouble, type Refusal } from './database-errors.js';
import { DomainError, ERROR_STATUS, type ErrorCode, type ErrorValues } from './errors.js';
import { FieldErrors, fieldErrorsOf } from './field-errors.js';
import { errorText, fieldText } from './messages.js';

/** An error as it is answered over HTTP, whether as JSON, as a notice or as a page. */
export interface ErrorAnswer {
  status: number;
  headers: Record<string, string>;
  code: ErrorCode;
  values: ErrorValues;
  /** The whole of it in one text. */
  message: string;
  /** The texts of each field, where the error is about fields. */
  fields?: Record<string, string[]>;
}

/** Seconds after which a busy service may be asked again. */
const BUSY_SECONDS = 5;

/**
 * Translates any error into an answer. An error that no rule explains is a fault of ours: it is logged, and answered
 * with `internal` and the id of the request.
 */
export function answerTo(error: unknown, language: Language, requestId: string): ErrorAnswer {
  const refusal = refusalOf(error);
  const { code, values = {} } = refusal;
  // What the database finds wrong with a request is told as what we find wrong with it.
  const about = error instanceof FieldErrors || ERROR_STATUS[code] !== 400 ? error : fieldErrorsOf(refusal);
  if (code === 'internal') log.error({ err: error, requestId }, 'request failed');
  if (code === 'busy') log.warn({ err: error, requestId }, 'request refused');
  return {
    status: ERROR_STATUS[code],
    headers: headersOf(refusal),
    code,
    values,
    message:
      about instanceof FieldErrors
        ? Object.values(textsOf(about, language)).flat().join(' ')
        : wholeText(refusal, language, requestId),
    ...(about instanceof FieldErrors && { fields: textsOf(about, language) }),
  };
}

/** A refusal that is about no field, and has a text of its own all the same, is told by that. */
function wholeText({ code, field, message, values }: Refusal, language: Language, requestId: string): string {
  return message && !field
    ? fieldText(message, language, values)
    : errorText(code, language, { ...values, requestId });
}

/** The refusal by a rule, ours or the database's; undefined for every other error. */
export function ruleOf(error: unknown): Refusal | undefined {
  if (error instanceof FieldErrors) return { code: error.code, values: error.values };
  if (error instanceof DomainError) return { code: error.code, values: error.values };
  return databaseRefusal(error);
}

/** The texts of what is wrong with each field. */
export function textsOf({ fields }: FieldErrors, language: Language): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(fields).map(([field, problems]) => [
      field,
      problems.map(({ key, values }) => fieldText(key, language, values)),
    ]),
  );
}

/** When the request may be tried again, for the refusals that say so. */
export function headersOf({ code, values = {} }: Pick<Refusal, 'code' | 'values'>): Record<string, string> {
  if (code === 'too_many_requests') return { 'Retry-After': String(values.seconds) };
  if (code === 'busy' || code === 'payment_unavailable') return { 'Retry-After': String(BUSY_SECONDS) };
  return {};
}

function refusalOf(error: unknown): Refusal {
  const refusal = ruleOf(error);
  if (refusal) return refusal;
  noteWriteFailure(error);
  return { code: isDatabaseTrouble(error) ? 'busy' : codeOfHttpError(error) };
}

/** The code for an error of Express, its body parser or AdminJS, which carry a status. */
function codeOfHttpError(error: unknown): ErrorCode {
  if (!(error instanceof Error)) return 'internal';
  if (error instanceof URIError) return 'not_found';
  const status = 'status' in error ? error.status : 'statusCode' in error ? error.statusCode : undefined;
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not_found';
  if (status === 413) return 'too_large';
  if (status === 415) return 'unsupported_media_type';
  if ('type' in error && error.type === 'entity.parse.failed') return 'malformed_json';
  return typeof status === 'number' && status >= 400 && status < 500 ? 'malformed_request' : 'internal';
}
