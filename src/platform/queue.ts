import pLimit from 'p-limit';
import { DomainError } from './refusals/errors.js';

/** Work of which only so much runs at once in this process; the rest waits for its turn. */
export type Queue = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * A queue that lets `atOnce` run. Rather than wait for long, work is refused with `busy`: when `longest` wait already,
 * and when its turn comes only after `patienceMs`.
 */
export function queueOf({
  atOnce,
  longest,
  patienceMs,
}: {
  atOnce: number;
  longest: number;
  patienceMs: number;
}): Queue {
  const inTurn = pLimit(atOnce);
  return async (work) => {
    if (inTurn.activeCount + inTurn.pendingCount >= atOnce + longest) throw new DomainError('busy');
    const queuedAt = performance.now();
    return inTurn(() => {
      if (performance.now() - queuedAt > patienceMs) throw new DomainError('busy');
      return work();
    });
  };
}
