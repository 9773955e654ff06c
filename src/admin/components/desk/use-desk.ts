import { useCallback, useEffect, useRef, useState } from 'react';
import { ask, SignedOut } from '../common/api';

const POLL_MS = 10_000;

export type Problem = 'noContact' | 'signedOut';

interface State<Data> {
  data?: Data;
  /** The query that `data` is the answer to. */
  asked?: string;
  /** When it came, in epoch milliseconds. */
  at?: number;
  problem?: Problem;
}

/**
 * What the desk's page answers to a query, asked again every ten seconds while somebody looks. `reload` asks at
 * once, and drops the answer that was on its way.
 */
export function useDesk<Data>(query: Record<string, string>, language: string) {
  const [state, setState] = useState<State<Data>>({});
  const asking = useRef<AbortController | null>(null);
  const question = JSON.stringify(query);

  const reload = useCallback(async () => {
    asking.current?.abort();
    const controller = new AbortController();
    asking.current = controller;
    try {
      const data = await ask<Data>(pathOf(JSON.parse(question)), { signal: controller.signal });
      if (!controller.signal.aborted) setState({ data, asked: question, at: Date.now() });
    } catch (error) {
      if (controller.signal.aborted) return;
      const problem = error instanceof SignedOut ? 'signedOut' : 'noContact';
      setState((before) => ({ ...before, problem }));
    } finally {
      if (asking.current === controller) asking.current = null;
    }
  }, [question]);

  useEffect(() => {
    const refresh = () => {
      if (document.visibilityState === 'visible' && !asking.current) void reload();
    };
    void reload();
    const timer = setInterval(refresh, POLL_MS);
    document.addEventListener('visibilitychange', refresh);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', refresh);
      asking.current?.abort();
    };
  }, [reload, language]);

  return { ...state, isAnswered: state.asked === question, reload };
}

function pathOf(query: Record<string, string>): string {
  const sent = Object.entries(query).filter(([, value]) => value !== '');
  return `pages/desk?${new URLSearchParams(sent)}`;
}
