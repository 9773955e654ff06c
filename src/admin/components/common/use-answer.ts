import { useCallback, useEffect, useRef, useState } from 'react';

/** What came of asking the server for something. */
export type Answer<T> =
  | { state: 'loading' }
  | { state: 'failed'; told: string | undefined }
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
        if (isWanted) setAnswer({ state: 'failed', told: toldBy(error) });
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

/** The server's own words about what went wrong, when there are any. */
export function toldBy(error: unknown): string | undefined {
  const { response } = (error ?? {}) as { response?: { data?: { notice?: { message?: unknown } } } };
  const message = response?.data?.notice?.message;
  return typeof message === 'string' ? message : undefined;
}
