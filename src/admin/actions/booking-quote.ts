import { quoteStay } from '../../services/figures/quote.js';
import { refusalFor } from '../adapter/refusals.js';
import { type Action, type ActionContext, type ActionRequest, ValidationError } from '../adminjs.js';
import { userOf } from '../panel-user.js';
import { inWords, STAY, stayIn } from './booking-work.js';

/**
 * What a stay would come to that nobody has booked: asked for by the form of a new booking as one fills it in. What
 * is not filled in yet, or cannot be, has no quote but problems. `notForMembers` says why members cannot book it now.
 */
export const quote: Partial<Action<never>> = {
  actionType: 'resource',
  isVisible: false,
  component: false,
  handler: (async (request: ActionRequest, _response: unknown, context: ActionContext) => {
    const { language } = userOf(context);
    try {
      const found = await quoteStay(stayIn(request.query ?? {}, context));
      if (!found) return { quote: null };
      const { notForMembers, ...quote } = found;
      return { quote, notForMembers: inWords(notForMembers, language) };
    } catch (error) {
      const refusal = refusalFor(error, language, STAY);
      if (!(refusal instanceof ValidationError)) throw error;
      return { quote: null, problems: refusal.propertyErrors };
    }
  }) as never,
};
