import { addDays, today } from '../../platform/clock.js';
import { avalancheToSeeTo } from '../../services/avalanche/index.js';
import { latestWrongNights } from '../../services/beds/count-nights.js';
import { heatMap } from '../../services/beds/heat-map.js';
import { closuresToSeeTo } from '../../services/closures/index.js';
import { boardOverview } from '../../services/figures/dashboard.js';
import { lastJobRuns } from '../../services/figures/job-overview.js';
import { currentNight, guestsOnNight } from '../../services/figures/tonight.js';
import { waitingFigures } from '../../services/figures/waiting.js';
import { outboxHealth } from '../../services/mail/index.js';
import { isSellerSet } from '../../services/receipts/index.js';
import { latestComplaints, openTasksByKoie } from '../../services/reports/complaints.js';
import { userOf } from '../panel-user.js';
import { desk } from './desk.js';
import type { PageContext, PageRequest } from './page.js';

const NIGHTS = 14;

/** The board's front page: one statement for each part, none for each koie. */
export type BoardDashboard = Awaited<ReturnType<typeof boardDashboard>>;

/** The front page: for SiT the key desk, for the board its overview. */
export async function dashboard(request: PageRequest, response: unknown, context: PageContext) {
  const { role } = userOf(context);
  if (role === 'sit') return { role, desk: await desk(request, response, context) };
  return { role, ...(await boardDashboard()) };
}

async function boardDashboard() {
  const day = today();
  const night = currentNight();
  const [overview, mail, koier, tonight, complaints, tasks, jobs, closures, avalanche, wrongNights, waiting] =
    await Promise.all([
      boardOverview(),
      outboxHealth(),
      heatMap(day, NIGHTS),
      guestsOnNight(night),
      latestComplaints(),
      openTasksByKoie(),
      lastJobRuns(),
      closuresToSeeTo(),
      avalancheToSeeTo(),
      latestWrongNights(),
      waitingFigures(),
    ]);
  const nights = Array.from({ length: NIGHTS }, (_, index) => addDays(day, index));
  return {
    ...overview,
    isSellerSet: isSellerSet(),
    mail,
    nights,
    night,
    koier,
    tonight,
    complaints,
    tasks,
    jobs,
    closures,
    avalanche,
    wrongNights,
    waiting,
  };
}
