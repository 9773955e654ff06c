import type { Action } from '../adminjs.js';
import { resourceOf } from './answer.js';

/** Filters that the role has not got are dropped before AdminJS looks at them, which it does by their bare names. */
export const list: Partial<Action<never>> = {
  before: (request, context) => {
    const { filter } = resourceOf(context).definition;
    const query = Object.entries(request.query ?? {}).filter(([name]) => {
      if (!/^filters\b/.test(name)) return true;
      const property = /^filters\.(\w+)(~~(from|to))?$/.exec(name)?.[1];
      return property !== undefined && ['search', ...filter].includes(property);
    });
    return { ...request, query: Object.fromEntries(query) };
  },
};
