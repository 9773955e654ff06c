import { bookingsHitBy } from '../../services/closures.js';
import type { Action, ActionContext, ActionRequest, ActionResponse } from '../adminjs.js';
import { userOf } from '../panel-user.js';
import { resourceOf } from './answer.js';
import { actionText } from './texts.js';

/** Having saved, one sees what one has saved. */
export const toRecord: Partial<Action<never>> = {
  after: (async (answer: ActionResponse, request: ActionRequest, context: ActionContext) => {
    const { record, redirectUrl, notice } = answer;
    if (request.method !== 'post' || !redirectUrl || notice?.type !== 'success') return answer;
    const resourceId = resourceOf(context).definition.id;
    const url = context.h.recordActionUrl({ resourceId, recordId: String(record.id), actionName: 'show' });
    return { ...answer, redirectUrl: url };
  }) as never,
};

/** A closure answers with the bookings it hits, since somebody must tell those guests. */
export const toClosure: Partial<Action<never>> = {
  after: [
    toRecord.after,
    async (answer: ActionResponse, _request: ActionRequest, context: ActionContext) => {
      if (answer.notice?.type !== 'success') return answer;
      const hits = await bookingsHitBy(Number(answer.record.id));
      if (hits.length === 0) return { ...answer, hits };
      const message = actionText('closed_over_bookings', userOf(context).language, { count: hits.length });
      return { ...answer, hits, notice: { message, type: 'info' } };
    },
  ] as never,
};
