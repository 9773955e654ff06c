import { type Action, type ActionContext, type ActionRequest, Filter } from '../adminjs.js';
import { resourceOf } from './answer.js';

const MOST = 50;

/** The choices of a field that refers to another record: found by any of the columns that its list is searched by. */
export const search: Partial<Action<never>> = {
  handler: (async (request: ActionRequest, _response: unknown, context: ActionContext) => {
    const resource = resourceOf(context);
    const words = request.params.query;
    const filter = new Filter(words ? { search: words } : {}, resource);
    const records = await resource.find(filter, { limit: MOST }, context);
    return { records: records.map((record) => record.toJSON(context.currentAdmin)) };
  }) as never,
};
