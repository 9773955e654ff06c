import { DomainError } from '../../platform/refusals/errors.js';
import { refusalFor } from '../adapter/refusals.js';
import { PanelResource } from '../adapter/resource.js';
import {
  type ActionContext,
  type ActionRequest,
  AppError,
  type BaseRecord,
  ValidationError,
} from '../adminjs.js';
import { userOf } from '../panel-user.js';

/** The resource that an action is on, as ours. */
export function resourceOf(context: ActionContext): PanelResource {
  if (!(context.resource instanceof PanelResource)) throw new Error('Not a resource of ours');
  return context.resource;
}

/** The record that an action is on. Throws `not_found` when it was called without. */
export function recordOf(context: ActionContext): BaseRecord {
  if (!context.record) throw new DomainError('not_found');
  return context.record;
}

/** The record as it is by now, for the answer to a change; as it was, when the change has deleted it. */
async function reread(context: ActionContext) {
  const before = recordOf(context);
  const record = await resourceOf(context)
    .findOne(String(before.id()), context)
    .catch((error: unknown) => {
      if (error instanceof DomainError && error.code === 'not_found') return before;
      throw error;
    });
  return (record ?? before).toJSON(context.currentAdmin);
}

/**
 * Does something on a record; what refuses it is told in the user's language instead of a success. Nothing is
 * done for a GET, with which AdminJS loads the record that an action's page is about: any site can send one.
 * `fields` are those of the form that are no properties of the record.
 */
export async function answering(
  request: ActionRequest,
  context: ActionContext,
  change: () => Promise<string>,
  whenRefused: (error: unknown) => Record<string, unknown> = () => ({}),
  fields: readonly string[] = [],
) {
  const { language } = userOf(context);
  if (request.method !== 'post') return { record: recordOf(context).toJSON(context.currentAdmin) };
  try {
    const message = await change();
    return { record: await reread(context), notice: { message, type: 'success' as const } };
  } catch (error) {
    const refusal = refusalFor(error, language, [...Object.keys(context.record?.params ?? {}), ...fields]);
    if (!(refusal instanceof AppError || refusal instanceof ValidationError)) throw error;
    const message = refusal.baseError?.message ?? firstProblem(refusal);
    const record = await reread(context);
    return {
      ...whenRefused(error),
      record: { ...record, errors: refusal instanceof ValidationError ? refusal.propertyErrors : {} },
      notice: { message, type: 'error' as const },
    };
  }
}

function firstProblem(refusal: AppError | ValidationError): string {
  const problems = refusal instanceof ValidationError ? Object.values(refusal.propertyErrors) : [];
  return problems[0]?.message ?? refusal.message;
}
