import type { Language } from '../../models/index.js';
import { databaseRefusal } from '../../platform/refusals/database-errors.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { FieldErrors } from '../../platform/refusals/field-errors.js';
import { errorText, fieldText } from '../../platform/refusals/messages.js';
import { AppError, ValidationError } from '../adminjs.js';

/** How a refusal is told: beside fields of the form and, where there is more to say, for the form as a whole. */
interface Told {
  fields: Record<string, string>;
  message?: string;
}

/**
 * Tells a refusal in the user's language. Undefined for what is a fault and none of the user's business.
 * `fields` are the ones that the form shows; what is about another one is told for the form as a whole.
 */
function tell(error: unknown, language: Language, fields: readonly string[]): Told | undefined {
  if (error instanceof FieldErrors) return tellFields(error, language, fields);
  if (error instanceof DomainError)
    return { fields: {}, message: errorText(error.code, language, error.values) };
  const refusal = databaseRefusal(error);
  if (!refusal) return undefined;
  const message = refusal.message
    ? fieldText(refusal.message, language, refusal.values)
    : errorText(refusal.code, language, refusal.values);
  // Foreign keys are named without the `_id` of their column.
  const field = fields.find((name) => name === refusal.field || name === `${refusal.field}Id`);
  return { fields: field ? { [field]: message } : {}, message };
}

/**
 * The same as the error that AdminJS shows; a fault is given back as it is. A ValidationError without any
 * field would be shown as success, so what is about no field becomes an AppError.
 */
export function refusalFor(error: unknown, language: Language, fields: readonly string[]): unknown {
  if (error instanceof AppError || error instanceof ValidationError) return error;
  const told = tell(error, language, fields);
  if (!told) return error;
  const entries = Object.entries(told.fields);
  if (entries.length === 0) return new AppError(told.message ?? errorText('invalid', language));
  return new ValidationError(
    Object.fromEntries(entries.map(([field, message]) => [field, { type: 'refused', message }])),
    told.message === undefined ? undefined : { type: 'refused', message: told.message },
  );
}

function tellFields({ fields: problems }: FieldErrors, language: Language, fields: readonly string[]): Told {
  const told: Record<string, string> = {};
  const all: string[] = [];
  for (const [field, list] of Object.entries(problems)) {
    const text = list.map(({ key, values }) => fieldText(key, language, values)).join(' ');
    all.push(text);
    if (fields.includes(field)) told[field] = text;
  }
  // With something beside a field, AdminJS's own words say that there is.
  return Object.keys(told).length > 0 ? { fields: told } : { fields: {}, message: all.join(' ') };
}
