import type { Action, ActionContext, ActionRequest } from '../adminjs.js';

/** Opens the page of messages with those who have to do with a record, or with the bookings that are ticked. */
export function message(actionType: 'record' | 'bulk'): Partial<Action<never>> {
  return {
    actionType,
    icon: 'Send',
    // Of bookings, only to those that stand.
    isVisible: ({ record }) => ['confirmed', undefined].includes(record?.params.state),
    component: 'WriteMessage',
    handler: (async (_request: ActionRequest, _response: unknown, context: ActionContext) => {
      const { record, records = [], currentAdmin } = context;
      return {
        ...(record ? { record: record.toJSON(currentAdmin) } : {}),
        records: records.map((one) => one.toJSON(currentAdmin)),
      };
    }) as never,
  };
}
