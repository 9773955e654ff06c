import type { DeskWord } from '../../locales/desk';
import type { Say } from '../common/use-words';
import type { Outcome } from './api';
import type { Change, KeyStatus, Stay } from './types';
import type { Message } from './use-keys';

const DONE = {
  handOutKey: ['handedOut', 'handedOutMany'],
  takeBackKey: ['takenBack', 'takenBackMany'],
  undoKey: ['undone', 'undoneMany'],
} as const satisfies Record<Change, readonly [one: DeskWord, many: DeskWord]>;

const STATUS: Record<KeyStatus, DeskWord> = {
  not_picked_up: 'isNotPickedUp',
  picked_up: 'isPickedUp',
  delivered: 'isDelivered',
};

/** Where a key is, in words. */
export function statusOf(keyStatus: KeyStatus, say: Say<DeskWord>): string {
  return say(STATUS[keyStatus]);
}

/** Who and where, for sentences about a stay. */
export function whoOf({ guest, koie }: Stay, say: Say<DeskWord>): { guest: string; koie: string } {
  return { guest: guest ?? say('noName'), koie };
}

/** The message after a change; null when there is only a question to ask. */
export function tell(
  change: Change,
  done: Stay[],
  results: { stay: Stay; outcome: Outcome | null }[],
  say: Say<DeskWord>,
): Message | null {
  const problems = results.flatMap(({ stay, outcome }) => problemOf(stay, outcome, say));
  const [first] = done;
  const [one, many] = DONE[change];
  const success =
    first === undefined
      ? []
      : [done.length === 1 ? say(one, whoOf(first, say)) : say(many, { count: done.length })];
  if (success.length + problems.length === 0) return null;
  return {
    tone: problems.length > 0 ? 'bad' : 'good',
    lines: [...success, ...problems],
    undo: change === 'undoKey' ? [] : done,
  };
}

function problemOf(stay: Stay, outcome: Outcome | null, say: Say<DeskWord>): string[] {
  const who = whoOf(stay, say);
  if (outcome === null) return [say('noContact', who)];
  if (outcome.kind === 'conflict') {
    return [say('conflict', { ...who, status: statusOf(outcome.keyStatus, say) })];
  }
  return outcome.kind === 'refused' ? [say('refused', { ...who, reason: outcome.reason })] : [];
}
