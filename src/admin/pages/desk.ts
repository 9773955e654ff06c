import { isCalendarDay, today } from '../../services/clock.js';
import { type DeskFilter, deskKoier, pickUps, returns } from '../../services/desk.js';
import type { CurrentAdmin } from '../adminjs.js';
import { userOf } from '../panel-user.js';

/** Keys to hand out and to take back, for SiT's own page. */
export async function desk(
  request: { query?: Record<string, unknown> },
  _response: unknown,
  context: { currentAdmin?: CurrentAdmin },
) {
  const { language } = userOf(context);
  const filter = filterIn(request.query ?? {});
  const [toFetch, toReturn, koier] = await Promise.all([
    pickUps(filter, language),
    returns(filter, language),
    deskKoier(),
  ]);
  return { today: today(), pickUps: toFetch, returns: toReturn, koier };
}

/** What cannot be a filter is as if it had not been sent. */
function filterIn({ koie, from, to }: Record<string, unknown>): DeskFilter {
  return {
    koie: typeof koie === 'string' && koie !== '' ? koie : undefined,
    from: typeof from === 'string' && isCalendarDay(from) ? from : undefined,
    to: typeof to === 'string' && isCalendarDay(to) ? to : undefined,
  };
}
