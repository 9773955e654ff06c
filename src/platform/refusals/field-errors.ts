import type { Refusal } from './database-errors.js';
import type { ErrorCode, ErrorValues } from './errors.js';
import type { FieldMessage } from './messages.js';

/**
 * Problems of single fields, all at once. Keys are field names as the caller knows them. `code` is `invalid` unless a
 * rule has one of its own.
 */
export class FieldErrors extends Error {
  constructor(
    readonly fields: Record<string, FieldProblem[]>,
    readonly code: ErrorCode = 'invalid',
    readonly values: ErrorValues = {},
  ) {
    super(Object.keys(fields).join(', '));
    this.name = 'FieldErrors';
  }
}

/** A refusal with a text of its own for a field, as the problem of that field. */
export function fieldErrorsOf({ code, field, message, values }: Refusal): FieldErrors | undefined {
  if (!field || !message) return undefined;
  return new FieldErrors({ [field]: [{ key: message, ...(values ? { values } : {}) }] }, code, values);
}

/** One thing wrong with a field: a message key and what its text needs filled in. */
export interface FieldProblem {
  key: FieldMessage;
  values?: ErrorValues;
}
