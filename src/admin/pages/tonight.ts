import { addDays, isCalendarDay, today } from '../../platform/clock.js';
import { currentNight, guestsOnNight } from '../../services/figures/tonight.js';
import { type PageContext, type PageRequest, textIn } from './page.js';

/** Who sleeps where. */
export type TonightPage = Awaited<ReturnType<typeof tonight>>;

/** Who is at which koie on a night: `night` (Oslo day), the current one when left out. To be printed. */
export async function tonight(request: PageRequest, _response: unknown, _context: PageContext) {
  const sent = textIn(request.query, 'night');
  const night = sent && sent < '3000' && isCalendarDay(sent) ? sent : currentNight();
  return {
    today: today(),
    night,
    previous: addDays(night, -1),
    next: addDays(night, 1),
    koier: await guestsOnNight(night),
  };
}
