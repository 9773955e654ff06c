import { quoteStay } from '../../services/figures/quote.js';
import { refusalFor } from '../adapter/refusals.js';
import { type Action, type ActionContext, type ActionRequest, ValidationError } from '../adminjs.js';
import { userOf } from '../panel-user.js';
import { STAY, stayIn } from './booking-work.js';

/**
 * What a stay would come to that nobody has booked: asked for by the form of a new booking as one fills it in. What
 * is not filled in yet, or cannot be, has no quote but problems.
 */
export const quote: Partial<Action<never>> = {
  actionType: 'resource',
  isVisible: false,
  component: false,
  handler: (async (request: ActionRequest, _response: unknown, context: ActionContext) => {
    try {
      return { quote: await quoteStay(stayIn(request.query ?? {}, context)) };
    } catch (error) {
      const refusal = refusalFor(error, userOf(context).language, STAY);
      if (!(refusal instanceof ValidationError)) throw error;
      return { quote: null, problems: refusal.propertyErrors };
    }
  }) as never,
};
