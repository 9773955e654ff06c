import { config } from '../../../config/index.js';
import { isCalendarDay, today } from '../../platform/clock.js';
import { withoutNul } from '../../platform/storable.js';
import { dangerousKoier } from '../../services/avalanche/index.js';
import {
  type DeskFilter,
  deskKoier,
  MOST_STAYS,
  pickUps,
  recentChanges,
  returns,
  staysOfDay,
} from '../../services/keys/desk.js';
import { cancelledStay, findStays } from '../../services/keys/desk-search.js';
import type { DeskStay } from '../../services/keys/desk-types.js';
import { keysOfKoier } from '../../services/keys/koie-keys.js';
import type { CurrentAdmin } from '../adminjs.js';
import { userOf } from '../panel-user.js';

/** Longer than any name, address or uuid. */
const LONGEST_TERM = 100;

/**
 * Keys to hand out and to take back, for SiT's own page. With `q`, what is found by it too; with `day`, that
 * day's sheet instead.
 */
export async function desk(
  request: { query?: Record<string, unknown> },
  _response: unknown,
  context: { currentAdmin?: CurrentAdmin },
) {
  const { id, language } = userOf(context);
  const { day, q } = request.query ?? {};
  const filter = filterIn(request.query ?? {});
  if (typeof day === 'string' && isCalendarDay(day)) {
    const [stays, out, koier] = await Promise.all([
      staysOfDay(day, filter, language),
      day === today() ? returns({ koie: filter.koie }, language) : [],
      deskKoier(),
    ]);
    // Of today's those that leave are in the sheet already.
    const overdue = out.filter((stay) => stay.overdue && stay.departureDate !== day);
    return { today: today(), day, stays, overdue, koier };
  }
  const term = typeof q === 'string' ? withoutNul(q).trim().slice(0, LONGEST_TERM) : '';
  const [toFetch, toReturn, found, cancelled, recent, koier, keys, dangers] = await Promise.all([
    pickUps(filter, language),
    returns(filter, language),
    term === '' ? undefined : findStays(term, filter, language),
    term === '' ? null : cancelledStay(term),
    recentChanges(Number(id), language),
    deskKoier(),
    keysOfKoier(),
    dangerousKoier(),
  ]);
  return {
    today: today(),
    pickupDays: config.keyPickupDays,
    pickUps: toFetch.slice(0, MOST_STAYS),
    returns: toReturn.slice(0, MOST_STAYS),
    more: { pickUps: isMore(toFetch), returns: isMore(toReturn) },
    ...(found ? { q: term, found, cancelled } : {}),
    recent,
    koier,
    keys,
    dangers,
  };
}

function isMore(stays: readonly DeskStay[]): boolean {
  return stays.length > MOST_STAYS;
}

/** The filter in a query; whatever cannot be a filter is ignored. */
function filterIn({ koie, from, to }: Record<string, unknown>): DeskFilter {
  return {
    koie: typeof koie === 'string' && koie !== '' ? withoutNul(koie) : undefined,
    from: typeof from === 'string' && isCalendarDay(from) ? from : undefined,
    to: typeof to === 'string' && isCalendarDay(to) ? to : undefined,
  };
}
