import { useCallback, useEffect, useRef, useState } from 'react';
import { Refused, SignedOut } from './api';

/** Why there is no answer, where the server has no words for it; keys of the texts of `Page`. */
type Why = 'signedOut' | 'noContact' | 'failed';

/** The state of a question to the server: loading, ready or failed. */
export type Answer<T> =
  | { state: 'loading' }
  | { state: 'failed'; told: string | undefined; why: Why; status: number | undefined }
  | { state: 'ready'; data: T };

/** Asks when the component appears and whenever `key` changes; `again` asks once more. */
export function useAnswer<T>(
  ask: () => Promise<{ data: T }>,
  key: string,
): { answer: Answer<T>; again(): void } {
  const [answer, setAnswer] = useState<Answer<T>>({ state: 'loading' });
  const [round, setRound] = useState(0);
  const asked = useRef(ask);
  asked.current = ask;
  useEffect(() => {
    let isWanted = true;
    asked.current().then(
      ({ data }) => {
        if (isWanted) setAnswer({ state: 'ready', data });
      },
      (error: unknown) => {
        if (isWanted) setAnswer(failureOf(error));
      },
    );
    return () => {
      isWanted = false;
    };
  }, [key, round]);
  const again = useCallback(() => {
    setAnswer({ state: 'loading' });
    setRound((count) => count + 1);
  }, []);
  return { answer, again };
}

function failureOf(error: unknown): Answer<never> {
  const status = error instanceof Refused ? error.response.status : undefined;
  return { state: 'failed', told: toldBy(error), why: whyOf(error), status };
}

/** The kind of what went wrong. */
export function whyOf(error: unknown): Why {
  if (error instanceof SignedOut) return 'signedOut';
  return error instanceof Refused ? 'failed' : 'noContact';
}

/** The server's own words about what went wrong, when there are any. */
export function toldBy(error: unknown): string | undefined {
  const { response } = (error ?? {}) as { response?: { data?: { notice?: { message?: unknown } } } };
  const message = response?.data?.notice?.message;
  return typeof message === 'string' ? message : undefined;
}
