import { boardOverview } from '../../services/dashboard.js';
import type { CurrentAdmin } from '../adminjs.js';
import { userOf } from '../panel-user.js';
import { desk } from './desk.js';

/** What somebody sees first: SiT its key desk, the board what it should see to. */
export async function dashboard(
  request: { query?: Record<string, unknown> },
  response: unknown,
  context: { currentAdmin?: CurrentAdmin },
) {
  const { role } = userOf(context);
  if (role === 'sit') return { role, desk: await desk(request, response, context) };
  return { role, ...(await boardOverview()) };
}
