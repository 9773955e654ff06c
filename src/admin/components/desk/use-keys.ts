import { useState } from 'react';
import type { DeskWord } from '../../locales/desk';
import { SignedOut } from '../common/api';
import { addDays } from '../common/days';
import type { Say } from '../common/use-words';
import { type Concerns, changeKey, type Outcome } from './api';
import { tell } from './telling';
import type { Change, Stay } from './types';

/** A message about the last change; `undo` is what it can be taken back for. */
export interface Message {
  tone: 'good' | 'bad';
  lines: string[];
  undo: Stay[];
}

/** Warnings about a stay that somebody must read and confirm before its key goes out. */
export interface Asked extends Concerns {
  stay: Stay;
}

interface Question {
  asked: Asked[];
  /** Those to be handed out with them, which nothing is to be said about. */
  others: Stay[];
}

interface Setting {
  say: Say<DeskWord>;
  /** The day that it is, and how many days before arrival a key may go out. */
  today: string;
  pickupDays: number;
  reload(): Promise<void>;
  signedOut(): void;
}

/** Handing out, taking back and undoing, one key after the other, and what has become of it. */
export function useKeys({ say, today, pickupDays, reload, signedOut }: Setting) {
  const [busy, setBusy] = useState<ReadonlySet<number>>(new Set());
  const [kept, setKept] = useState<ReadonlyMap<number, Stay>>(new Map());
  const [news, setNews] = useState<ReadonlyMap<number, Stay>>(new Map());
  const [message, setMessage] = useState<Message | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);

  const concernsOf = (stay: Stay): Asked => {
    const earliest = addDays(stay.arrivalDate, -pickupDays);
    const { deskNote, closure, avalanche } = stay;
    return { stay, deskNote, closure, avalanche, earliest: earliest > today ? earliest : null };
  };

  /** Does it to all of them; `confirmed` are those whose concerns have been read. */
  const run = async (change: Change, stays: Stay[], confirmed: ReadonlySet<number>) => {
    setBusy(new Set(stays.map(({ id }) => id)));
    setMessage(null);
    const results: { stay: Stay; outcome: Outcome | null }[] = [];
    for (const stay of stays) {
      try {
        results.push({ stay, outcome: await changeKey(stay, change, confirmed.has(stay.id)) });
      } catch (error) {
        if (error instanceof SignedOut) signedOut();
        results.push({ stay, outcome: null });
      }
    }
    const done = results.flatMap(({ stay, outcome }) =>
      outcome?.kind === 'done' ? [{ ...stay, keyStatus: outcome.keyStatus }] : [],
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
      outcome?.kind === 'concerns' ? [{ ...concernsOf(stay), ...outcome.concerns }] : [],
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
    const all = stays.map(concernsOf);
    const asked = what === 'handOutKey' ? all.filter(isConcerning) : [];
    if (asked.length === 0) void run(what, stays, new Set());
    else setQuestion({ asked, others: all.filter((one) => !isConcerning(one)).map(({ stay }) => stay) });
  };

  /** Answers the question: hands all of them out, only the others, or none. */
  const answer = (what: 'all' | 'others' | 'none') => {
    if (!question) return;
    setQuestion(null);
    const concerning = question.asked.map(({ stay }) => stay);
    if (what === 'all')
      void run('handOutKey', [...concerning, ...question.others], new Set(concerning.map(({ id }) => id)));
    if (what === 'others') void run('handOutKey', question.others, new Set());
  };

  /** Those that were changed need not stay where they were any longer, and what was told has been read. */
  const forget = () => {
    setKept(new Map());
    setMessage(null);
  };

  return { busy, kept, message, question, change, answer, forget, upToDate };
}

export type Keys = ReturnType<typeof useKeys>;

function isConcerning({ closure, avalanche, deskNote, earliest }: Asked): boolean {
  return closure !== null || avalanche !== null || deskNote !== '' || earliest !== null;
}
