import type { RecordJSON, ResourceJSON } from 'adminjs';
import { api } from './api';
import { type Answer, useAnswer } from './use-answer';

/** Reads the records that belong to a record, from the server. */
export function useRelated<T>(
  resource: ResourceJSON,
  record: RecordJSON,
): { answer: Answer<{ related: T }>; again(): void } {
  return useAnswer<{ related: T }>(
    () => api.recordAction({ resourceId: resource.id, recordId: record.id, actionName: 'related' }),
    `${resource.id}/${record.id}/${String(record.params.version ?? '')}`,
  );
}
