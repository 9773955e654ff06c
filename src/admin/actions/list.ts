import { tabOf } from '../adapter/conditions.js';
import type { Definition } from '../adapter/definition.js';
import { MOST_COUNTED } from '../adapter/resource.js';
import { type Action, type ActionContext, type ActionRequest, Filter, flat } from '../adminjs.js';
import { resourceOf } from './answer.js';

/** More rows are not added up: it would take longer than the list itself. */
const MOST_SUMMED = 10_000;

type Query = Record<string, unknown>;

export const list: Partial<Action<never>> = {
  /** Filters that the role has not got are dropped before AdminJS looks at them, which it does by their bare names. */
  before: (request, context) => {
    const { definition } = resourceOf(context);
    const query = Object.entries(request.query ?? {}).filter(([name]) => {
      if (!/^filters\b/.test(name)) return true;
      const property = /^filters\.(\w+)(~~(from|to))?$/.exec(name)?.[1];
      return property !== undefined && ['search', 'tab', ...definition.filter].includes(property);
    });
    return { ...request, query: { ...sortOfTab(definition, request.query), ...Object.fromEntries(query) } };
  },
  after: (async (response: ListResponse, request: ActionRequest, context: ActionContext) => {
    const { total } = response.meta;
    if (total > MOST_COUNTED)
      return { ...response, meta: { ...response.meta, total: MOST_COUNTED, hasMore: true } };
    if (total < 2 || total > MOST_SUMMED) return response;
    const resource = resourceOf(context);
    const sums = await resource.sums(new Filter(filtersIn(request.query), resource));
    return { ...response, meta: { ...response.meta, sums } };
  }) as never,
};

interface ListResponse {
  meta: { total: number };
}

/** The filters of a request by name, with ranges as `from` and `to`. */
export function filtersIn(query: Query | undefined): Query {
  const { filters } = flat.unflatten<Query, Query>({ ...query });
  return typeof filters === 'object' && filters !== null ? (filters as Query) : {};
}

/** The order of the tab that a request asks for; empty where it has none of its own. */
export function sortOfTab(definition: Definition, query: Query | undefined): Query {
  return { ...tabOf(definition, query?.['filters.tab'])?.sort };
}
