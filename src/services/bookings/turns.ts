import { config } from '../../../config/index.js';
import { type Queue, queueOf } from '../../platform/queue.js';

/** Bookings of one koie wait for each other in the database anyway: more at once would only keep connections. */
const AT_ONCE_PER_KOIE = 2;
/** Connections that bookings leave to all else. */
const LEFT_TO_OTHERS = 3;
/** Whoever is sent away loses their place to somebody who came later; and proxies give up after a minute. */
const PATIENCE_MS = 45_000;
const LONGEST = 5_000;

const ofAll = queueOf({
  atOnce: Math.max(1, config.databasePoolSize - LEFT_TO_OTHERS),
  longest: LONGEST,
  patienceMs: PATIENCE_MS,
});
const ofKoier = new Map<number, Queue>();

/**
 * Makes a booking when it is its turn, so that a koie whose beds are locked for long keeps neither bookings of other
 * koier nor anybody's reading waiting. Throws `busy` rather than wait for long.
 */
export function bookInTurn<T>(koieId: number, make: () => Promise<T>): Promise<T> {
  const ofKoie =
    ofKoier.get(koieId) ?? queueOf({ atOnce: AT_ONCE_PER_KOIE, longest: LONGEST, patienceMs: PATIENCE_MS });
  ofKoier.set(koieId, ofKoie);
  return ofKoie(() => ofAll(make));
}
