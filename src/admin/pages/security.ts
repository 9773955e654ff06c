import { endOtherSessions, endSessionOf, sessionsOf } from '../../services/people/panel-sessions.js';
import { userOf } from '../panel-user.js';
import { type PageContext, type PageRequest, textIn } from './page.js';

/** How somebody signs in, and where they are signed in. Moments are ISO. */
export interface SecurityPage {
  sessions: { id: string; browser: string; startedAt: string; seenAt: string; isThis: boolean }[];
}

/** The sessions of whoever asks. A POST ends one (`end`: its number) or all but this one (`endOthers`). */
export async function security(
  { method, payload = {} }: PageRequest,
  _response: unknown,
  context: PageContext,
): Promise<SecurityPage> {
  const { id, session } = userOf(context);
  const ntnuiNo = Number(id);
  if (method === 'post') {
    const end = textIn(payload, 'end');
    if (end) await endSessionOf(ntnuiNo, end);
    if (payload.endOthers) await endOtherSessions(ntnuiNo, session.id);
  }
  const sessions = await sessionsOf(ntnuiNo);
  return {
    sessions: sessions.map(({ id: number, browser, startedAt, seenAt }) => ({
      id: number,
      browser,
      startedAt: startedAt.toISOString(),
      seenAt: seenAt.toISOString(),
      isThis: number === session.id,
    })),
  };
}
