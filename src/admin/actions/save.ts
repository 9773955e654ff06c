import { bookingsHitBy } from '../../services/closures/index.js';
import type { Action, ActionContext, ActionRequest, ActionResponse } from '../adminjs.js';
import { actionText } from '../locales/answers.js';
import { userOf } from '../panel-user.js';
import { resourceOf } from './answer.js';

/**
 * Before: only what the form shows is taken from what was sent. AdminJS would even look for the record under a
 * key that came along. After: having saved, one sees what one has saved.
 */
export const toRecord: Partial<Action<never>> = {
  before: (request, context) => {
    const { create, edit = [] } = resourceOf(context).definition;
    const form = [...(context.record ? edit : (create ?? edit)), 'version'];
    const sent = Object.entries(request.payload ?? {}).filter(([name]) => form.includes(name));
    return { ...request, payload: Object.fromEntries(sent) };
  },
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
  ...toRecord,
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
