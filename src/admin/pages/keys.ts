import { SHORT_LENGTH } from '../../models/index.js';
import { today } from '../../platform/clock.js';
import { DomainError } from '../../platform/refusals/errors.js';
import {
  checkShelf,
  desksWithKeys,
  keysOfDesk,
  lastShelfCheck,
  takeInKey,
} from '../../services/keys/keys-now.js';
import { reportKey } from '../../services/keys/report-key.js';
import { actionText } from '../locales/answers.js';
import { actorOf, type PanelUser, userOf } from '../panel-user.js';
import { isAllowed } from '../policy.js';
import { type PageContext, type PageRequest, textIn, told } from './page.js';

/** The keys of a desk and where each is. */
export type KeysPage = Awaited<ReturnType<typeof toRead>>;

type Values = Record<string, unknown>;

const MOST_ID = 2 ** 31 - 1;
const MOST_KEYS = 1000;

/**
 * Where all keys of a desk are just now (`desk`, else the first). A POST with `act` does something: `takeIn` a `key` that
 * is turned in and was `seen` in a state; `report` that one is lost or broken (`became`), with a `note`; `check` the shelf,
 * where of those `asked` about those of `there` hang, since `at`.
 */
export async function keys(request: PageRequest, _response: unknown, context: PageContext) {
  const user = userOf(context);
  const { payload = {}, query = {} } = request;
  if (request.method !== 'post') return toRead(idIn(query.desk), user);
  return told(user, async () => ({
    isDone: true,
    notice: { message: await act(payload, user), type: 'success' as const },
  }));
}

async function toRead(wanted: number | undefined, user: PanelUser) {
  const desks = await desksWithKeys();
  const desk = desks.find(({ id }) => id === wanted) ?? desks[0];
  const [all, lastCheck] = desk
    ? await Promise.all([keysOfDesk(desk.id), lastShelfCheck(desk.id)])
    : [[], null];
  return {
    today: today(),
    at: Date.now(),
    desks,
    desk: desk?.id ?? null,
    keys: all,
    lastCheck,
    /** Whether whoever asks may see the tasks that come of it, and make keys. */
    mayEdit: isAllowed(user, 'keys', 'edit'),
  };
}

async function act(sent: Values, user: PanelUser): Promise<string> {
  const actor = actorOf(user);
  const { language } = user;
  if (sent.act === 'check') {
    const deskId = idIn(sent.desk);
    if (deskId === undefined) throw new DomainError('not_found');
    const counted = await checkShelf(
      { deskId, asked: idsIn(sent.asked), there: idsIn(sent.there), at: Number(sent.at) || 0 },
      {
        missing: actionText('shelf_missing', language),
        unexpected: actionText('shelf_unexpected', language),
      },
      actor,
    );
    const isRight = counted.missing + counted.unexpected === 0;
    return actionText(isRight ? 'shelf_right' : 'shelf_differs', language, counted);
  }
  const key = idIn(sent.key);
  if (key === undefined) throw new DomainError('not_found');
  if (sent.act === 'takeIn') {
    await takeInKey(key, String(sent.seen ?? ''), actor);
    return actionText('key_taken_in', language);
  }
  if (sent.act !== 'report') throw new DomainError('not_found');
  const became = sent.became === 'broken' ? 'broken' : 'lost';
  const note = (textIn(sent, 'note') ?? '').slice(0, SHORT_LENGTH);
  const label = await reportKey(key, { became, note }, actor);
  return actionText(`key_${became}`, language, { key: label });
}

function idIn(sent: unknown): number | undefined {
  const id = Number(sent ?? Number.NaN);
  return Number.isInteger(id) && id > 0 && id <= MOST_ID ? id : undefined;
}

function idsIn(sent: unknown): number[] {
  const all = Array.isArray(sent) ? sent.slice(0, MOST_KEYS) : [];
  return all.map(idIn).filter((id) => id !== undefined);
}
