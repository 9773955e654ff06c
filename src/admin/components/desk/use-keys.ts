import { useState } from 'react';
import type { DeskWord } from '../../locales/desk';
import { SignedOut } from '../common/api';
import { addDays } from '../common/days';
import type { Say } from '../common/use-words';
import { type Concerns, changeKey, type Outcome } from './api';
import type { ChosenKey, ChosenKeys } from './chosen-keys';
import { tell } from './telling';
import type { Change, HandOut, Stay } from './types';

/** A message about the last change; `undo` is what it can be taken back for. */
export interface Message {
  tone: 'good' | 'bad';
  lines: string[];
  undo: Stay[];
}

/** Warnings about a stay that somebody must read and confirm before its key goes out. */
export interface Asked extends Concerns {
  stay: Stay;
  /** The numbered key that is to go out with it. */
  key: ChosenKey;
}

interface Question {
  asked: Asked[];
  /** Those to be handed out with them, which nothing is to be said about. */
  others: Asked[];
}

interface Setting {
  say: Say<DeskWord>;
  /** The day that it is, and how many days before arrival a key may go out. */
  today: string;
  pickupDays: number;
  chosen: ChosenKeys;
  reload(): Promise<void>;
  signedOut(): void;
}

/** Handing out, taking back and undoing, one key after the other, and what has become of it. */
export function useKeys({ say, today, pickupDays, chosen, reload, signedOut }: Setting) {
  const [busy, setBusy] = useState<ReadonlySet<number>>(new Set());
  const [kept, setKept] = useState<ReadonlyMap<number, Stay>>(new Map());
  const [news, setNews] = useState<ReadonlyMap<number, Stay>>(new Map());
  const [message, setMessage] = useState<Message | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);

  const concernsOf = (stay: Stay, key: ChosenKey): Asked => {
    const earliest = addDays(stay.arrivalDate, -pickupDays);
    const { deskNote, closure, avalanche } = stay;
    const noKey = key === 'none' ? (chosen.keysOf(stay)?.out ?? []) : null;
    return { stay, key, deskNote, closure, avalanche, earliest: earliest > today ? earliest : null, noKey };
  };

  /** Does it to all of them; `said` is what goes with each. */
  const run = async (change: Change, stays: Stay[], said: (stay: Stay) => HandOut) => {
    setBusy(new Set(stays.map(({ id }) => id)));
    setMessage(null);
    const results: { stay: Stay; outcome: Outcome | null }[] = [];
    for (const stay of stays) {
      try {
        results.push({ stay, outcome: await changeKey(stay, change, said(stay)) });
      } catch (error) {
        if (error instanceof SignedOut) signedOut();
        results.push({ stay, outcome: null });
      }
    }
    const done = results.flatMap(({ stay, outcome }) =>
      outcome?.kind === 'done'
        ? [{ ...stay, keyStatus: outcome.keyStatus, key: keyAfter(stay, outcome) }]
        : [],
    );
    setKept((before) => {
      const after = new Map(before);
      for (const stay of done) {
        if (change === 'undoKey') after.delete(stay.id);
        else after.set(stay.id, stay);
      }
      return after;
    });
    const asked = results.flatMap(({ stay, outcome }) =>
      outcome?.kind === 'concerns'
        ? [{ ...concernsOf(stay, outcome.concerns.noKey ? 'none' : undefined), ...outcome.concerns }]
        : [],
    );
    if (asked.length > 0) setQuestion({ asked, others: [] });
    setMessage(tell(change, done, results, say));
    const changed = new Map(done.map((stay) => [stay.id, stay]));
    setNews(changed);
    setBusy(new Set());
    await reload();
    setNews((latest) => (latest === changed ? new Map() : latest));
  };

  /** Stays as they are by now: what was changed here a moment ago may not have been loaded anew yet. */
  const upToDate = (stays: Stay[]) => stays.map((stay) => news.get(stay.id) ?? stay);

  const change = (what: Change, stays: Stay[]) => {
    if (busy.size > 0 || stays.length === 0) return;
    if (what !== 'handOutKey') {
      void run(what, stays, () => ({ isConfirmed: false }));
      return;
    }
    const keys = chosen.chosenForAll(stays);
    const all = stays.map((stay) => concernsOf(stay, keys.get(stay.id)));
    const asked = all.filter(isConcerning);
    if (asked.length === 0) handOut(all, '');
    else setQuestion({ asked, others: all.filter((one) => !isConcerning(one)) });
  };

  /** Hands out what has been read; the note is about those that go without a numbered key. */
  const handOut = (all: Asked[], note: string) => {
    const said = new Map(all.map((one) => [one.stay.id, sayingOf(one, note)]));
    const stays = all.map(({ stay }) => stay);
    void run('handOutKey', stays, ({ id }) => said.get(id) ?? { isConfirmed: false });
  };

  /** Answers the question: hands all of them out, only the others, or none. */
  const answer = (what: 'all' | 'others' | 'none', note = '') => {
    if (!question) return;
    setQuestion(null);
    if (what === 'all') handOut([...question.asked, ...question.others], note);
    if (what === 'others') handOut(question.others, '');
  };

  /** Those that were changed need not stay where they were any longer, and what was told has been read. */
  const forget = () => {
    setKept(new Map());
    setMessage(null);
  };

  return { busy, kept, message, question, change, answer, forget, upToDate };
}

export type Keys = ReturnType<typeof useKeys>;

function isConcerning({ closure, avalanche, deskNote, earliest, noKey }: Asked): boolean {
  return closure !== null || avalanche !== null || deskNote !== '' || earliest !== null || noKey !== null;
}

function sayingOf(one: Asked, note: string): HandOut {
  const { key } = one;
  return {
    isConfirmed: isConcerning(one),
    ...(key === undefined ? {} : { key: key === 'none' ? key : key.id }),
    ...(key === 'none' ? { note } : {}),
  };
}

/** The numbered key after a change: the one that went out, or the one that came back. */
function keyAfter(
  stay: Stay,
  { keyStatus, keyLabel }: { keyStatus: string; keyLabel: string | null },
): Stay['key'] {
  if (keyLabel !== null) return { id: 0, label: keyLabel, state: 'out' };
  return keyStatus === 'delivered' && stay.key ? { ...stay.key, state: 'at_desk' } : null;
}
