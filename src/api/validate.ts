import type Joi from 'joi';
import { FieldErrors, type FieldProblem } from '../platform/refusals/field-errors.js';
import type { FieldMessage } from '../platform/refusals/messages.js';

/** Our texts for the problems that Joi finds. Everything else is «invalid». */
const MESSAGES: Record<string, FieldMessage> = {
  'any.required': 'required',
  'any.only': 'not_one_of',
  'boolean.base': 'not_a_boolean',
  'number.base': 'not_a_number',
  'number.integer': 'not_a_number',
  'number.infinity': 'not_a_number',
  'number.unsafe': 'not_a_number',
  'number.min': 'too_small',
  'number.max': 'too_large',
  'string.base': 'not_text',
  'string.day': 'not_a_date',
  'string.email': 'not_an_email',
  'string.empty': 'required',
  'string.forbidden': 'forbidden_characters',
  'string.max': 'too_long',
};

/** Validates input, all fields at once; unknown ones are dropped. Throws FieldErrors. */
export function validated(schema: Joi.ObjectSchema, input: unknown): unknown {
  const { value, error } = schema.validate(input, { abortEarly: false, stripUnknown: true });
  if (!error) return value;
  const fields: Record<string, FieldProblem[]> = Object.create(null);
  for (const { path, type, context } of error.details) {
    const field = path.join('.');
    fields[field] = [...(fields[field] ?? []), problemOf(type, context)];
  }
  throw new FieldErrors(fields);
}

function problemOf(type: string, context: Joi.Context | undefined): FieldProblem {
  const values = {
    ...(typeof context?.limit === 'number' ? { limit: context.limit } : {}),
    ...(Array.isArray(context?.valids) ? { choices: context.valids.join(', ') } : {}),
  };
  if (type === 'string.pattern.base' && context?.regex?.source.includes('\\d{4}-'))
    return { key: 'not_a_date' };
  return { key: MESSAGES[type] ?? 'invalid', values };
}
