import type { Language } from '../../models/index.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { FieldErrors } from '../../platform/refusals/field-errors.js';
import { errorText, fieldText } from '../../platform/refusals/messages.js';
import { ruleOf, textsOf } from '../../platform/refusals/translate.js';
import { AppError, ValidationError } from '../adminjs.js';

/**
 * A refusal as the error that AdminJS shows, in the user's language: beside fields of the form and, where there is
 * more to say, for the form as a whole. Any other error is given back as it is. `fields` are the ones that the form
 * shows. A ValidationError without any field would be shown as success, so what is about no field is an AppError.
 */
export function refusalFor(error: unknown, language: Language, fields: readonly string[]): unknown {
  if (error instanceof AppError || error instanceof ValidationError) return error;
  // Asked for over the page, and then tried again.
  if (error instanceof DomainError && error.code === 'proof_needed') return error;
  if (error instanceof FieldErrors) return fieldRefusal(textsOf(error, language), fields);
  const refusal = ruleOf(error);
  if (!refusal) return error;
  const message = refusal.message
    ? fieldText(refusal.message, language, refusal.values)
    : errorText(refusal.code, language, refusal.values);
  // Foreign keys are named without the `_id` of their column.
  const field = fields.find((name) => name === refusal.field || name === `${refusal.field}Id`);
  return field ? beside({ [field]: message }, message) : new AppError(message);
}

function fieldRefusal(texts: Record<string, string[]>, fields: readonly string[]): unknown {
  const shown = Object.entries(texts).filter(([field]) => fields.includes(field));
  if (shown.length === 0) return new AppError(Object.values(texts).flat().join(' '));
  // AdminJS's own words say that something is wrong with a field.
  return beside(Object.fromEntries(shown.map(([field, list]) => [field, list.join(' ')])));
}

function beside(fields: Record<string, string>, message?: string): ValidationError {
  return new ValidationError(
    Object.fromEntries(
      Object.entries(fields).map(([field, text]) => [field, { type: 'refused', message: text }]),
    ),
    message === undefined ? undefined : { type: 'refused', message },
  );
}
