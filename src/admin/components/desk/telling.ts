import type { KeyOut } from '../../../services/keys/desk-types';
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

/** Who has a numbered key, and when it is due. */
export function keyOutOf(
  { label, guest, due }: KeyOut,
  say: Say<DeskWord>,
  inWords: (day: string) => string,
): string {
  if (due === null) return say('keyOutElsewhere', { key: label });
  return say('keyOutWith', { key: label, guest: guest ?? say('noName'), day: inWords(due) });
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
      : done.length === 1
        ? [oneTold(change, one, first, say)]
        : [say(many, { count: done.length }), ...(change === 'handOutKey' ? numbersOf(done, say) : [])];
  if (success.length + problems.length === 0) return null;
  return {
    tone: problems.length > 0 ? 'bad' : 'good',
    lines: [...success, ...problems],
    undo: change === 'undoKey' ? [] : done,
  };
}

/** What was done with one key, with its number where it has one. */
function oneTold(change: Change, one: DeskWord, stay: Stay, say: Say<DeskWord>): string {
  const who = whoOf(stay, say);
  if (!stay.key || change === 'undoKey') return say(one, who);
  return say(change === 'handOutKey' ? 'numberedOut' : 'numberedBack', { ...who, key: stay.key.label });
}

function numbersOf(done: Stay[], say: Say<DeskWord>): string[] {
  return done.flatMap((stay) =>
    stay.key ? [say('numberedLine', { ...whoOf(stay, say), key: stay.key.label })] : [],
  );
}

function problemOf(stay: Stay, outcome: Outcome | null, say: Say<DeskWord>): string[] {
  const who = whoOf(stay, say);
  if (outcome === null) return [say('noContact', who)];
  if (outcome.kind === 'conflict') {
    return [say('conflict', { ...who, status: statusOf(outcome.keyStatus, say) })];
  }
  return outcome.kind === 'refused' ? [say('refused', { ...who, reason: outcome.reason })] : [];
}
