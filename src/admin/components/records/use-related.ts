import { ApiClient, type RecordJSON, type ResourceJSON } from 'adminjs';
import { type Answer, useAnswer } from '../common/use-answer';

const api = new ApiClient();

/** What belongs to a record. */
export function useRelated<T>(
  resource: ResourceJSON,
  record: RecordJSON,
): { answer: Answer<{ related: T }>; again(): void } {
  return useAnswer<{ related: T }>(
    async () => {
      const { data } = await api.recordAction({
        resourceId: resource.id,
        recordId: record.id,
        actionName: 'related',
      });
      return { data: data as unknown as { related: T } };
    },
    `${resource.id}/${record.id}/${String(record.params.version ?? '')}`,
  );
}
