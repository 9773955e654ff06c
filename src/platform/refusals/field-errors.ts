import type { ErrorValues } from './errors.js';
import type { FieldMessage } from './messages.js';

/** Problems of single fields, all at once. Keys are field names as the caller knows them. */
export class FieldErrors extends Error {
  constructor(readonly fields: Record<string, FieldProblem[]>) {
    super(Object.keys(fields).join(', '));
    this.name = 'FieldErrors';
  }
}

/** One thing wrong with a field: a message key and what its text needs filled in. */
export interface FieldProblem {
  key: FieldMessage;
  values?: ErrorValues;
}
