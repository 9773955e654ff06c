import { may } from '../../access.js';
import { Desk, Koie } from '../../models/index.js';
import { type Feed, feedsOf, makeFeed, revokeFeed } from '../../services/feeds/index.js';
import { callerOf, type PanelUser, userOf } from '../panel-user.js';
import { type PageContext, type PageRequest, textIn, told } from './page.js';

/** The feeds of whoever asks, and what another can be of: null for what is not for them. */
export interface FeedsPage {
  feeds: Feed[];
  koier: { id: number; name: string }[] | null;
  desks: { id: number; name: string }[];
}

/**
 * The calendar feeds of whoever asks. A POST makes one (`kind`: `koier` or `desk`; `only`: the id of a koie or a desk, all when left
 * out) or revokes one (`revoke`: its number).
 */
export async function feeds(
  { method, payload = {} }: PageRequest,
  _response: unknown,
  context: PageContext,
): Promise<FeedsPage | Awaited<ReturnType<typeof told>>> {
  const user = userOf(context);
  if (method !== 'post') return pageOf(user);
  return told(user, async () => {
    const revoke = numberIn(payload, 'revoke');
    if (revoke === null) await make(payload, user);
    else await revokeFeed(Number(user.id), revoke);
    return pageOf(user);
  });
}

async function make(payload: Record<string, unknown>, user: PanelUser): Promise<void> {
  const kind = textIn(payload, 'kind') === 'koier' ? 'koier' : 'desk';
  await makeFeed(callerOf(user), { kind, only: numberIn(payload, 'only'), language: user.language });
}

async function pageOf(user: PanelUser): Promise<FeedsPage> {
  const named = { attributes: ['id', 'name'], order: [['name', 'ASC'] as [string, string]] };
  const maySeeKoier = may(callerOf(user), 'calendar.koier');
  const [own, koier, desks] = await Promise.all([
    feedsOf(Number(user.id)),
    maySeeKoier ? Koie.findAll(named) : null,
    Desk.findAll(named),
  ]);
  return {
    feeds: own,
    koier: koier && koier.map(({ id, name }) => ({ id, name })),
    desks: desks.map(({ id, name }) => ({ id, name })),
  };
}

function numberIn(payload: Record<string, unknown>, name: string): number | null {
  const text = String(payload[name] ?? '');
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
