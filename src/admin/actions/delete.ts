import { consequencesOfDeleting } from '../../platform/consequences.js';
import { DomainError } from '../../platform/refusals/errors.js';
import type { Action, ActionContext, ActionRequest, ActionResponse, BaseRecord } from '../adminjs.js';
import { recordOf, resourceOf } from './answer.js';

/** Asked for with GET, deleting says what else would go. */
export const deleteRecord: Partial<Action<never>> = {
  // The page asks, and says more than AdminJS's question could.
  guard: '',
  component: 'DeleteConfirm',
  after: (async (answer: ActionResponse, request: ActionRequest, context: ActionContext) => {
    if (request.method !== 'get') return answer;
    return { ...answer, consequences: await consequencesFor(context, [recordOf(context)]) };
  }) as never,
};

/** Deletes all that were ticked, or none of them. Asked for with GET, it says what else would go. */
export const deleteSeveral: Partial<Action<never>> = {
  handler: (async (request: ActionRequest, _response: unknown, context: ActionContext) => {
    const { records = [], currentAdmin, h } = context;
    const resource = resourceOf(context);
    if (records.length === 0) throw new DomainError('not_found');
    const shown = records.map((record) => record.toJSON(currentAdmin));
    if (request.method === 'get') {
      return { records: shown, consequences: await consequencesFor(context, records) };
    }
    await resource.deleteAll(
      records.map((record) => String(record.id())),
      context,
    );
    const resourceId = resource.definition.id;
    return {
      records: shown,
      notice: {
        message: records.length > 1 ? 'successfullyBulkDeleted_plural' : 'successfullyBulkDeleted',
        options: { count: records.length },
        resourceId,
        type: 'success',
      },
      redirectUrl: h.resourceUrl({ resourceId }),
    };
  }) as never,
};

function consequencesFor(context: ActionContext, records: readonly BaseRecord[]) {
  return consequencesOfDeleting(
    resourceOf(context).definition.id,
    records.map((record) => String(record.id())),
  );
}
