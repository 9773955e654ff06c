import { type RecordJSON, useNotice } from 'adminjs';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { api } from './api';
import { recordOf } from './links';
import { toldBy, whyOf } from './use-answer';
import { useWords } from './use-words';

/** The address of a change: an action on a record or on several, or a page. */
export type Target =
  | { resourceId: string; actionName: string; recordId: string }
  | { resourceId: string; actionName: string; recordIds: string[] }
  | { pageName: string };

/** The answer to a change. */
export interface Posted {
  record?: RecordJSON;
  notice?: { message: string; type: 'success' | 'error' | 'info' };
  redirectUrl?: string;
  /** The state that was asked for is not the one it is in any more. */
  conflict?: boolean;
  /** Set when somebody must first read and confirm this. */
  mustConfirm?: {
    deskNote: string;
    closure: string | null;
    avalanche: string | null;
    earliest: string | null;
    /** Who has the numbered keys, when none goes along. */
    noKey: { label: string; guest: string | null; due: string | null }[] | null;
  };
  /** Closures that an answer about avalanche danger has made or made longer. */
  closureIds?: number[];
  /** Of a page. */
  isDone?: boolean;
  errors?: Record<string, string>;
}

/** Why nothing was done: beside fields, or as a whole. */
interface Refusal {
  errors: Record<string, string>;
  told: string | undefined;
}

const NONE: Refusal = { errors: {}, told: undefined };

/** Changes something. Throws as `ask`. */
export async function postTo(target: Target, data: Record<string, unknown>): Promise<Posted> {
  if ('pageName' in target) return (await api.getPage<Posted>({ ...target, data })).data;
  if ('recordId' in target) return (await api.recordAction<Posted>({ ...target, data })).data;
  return (await api.bulkAction<Posted>({ ...target, data })).data;
}

/**
 * Changes something. Done, it is told, and one is at `next`: where the answer says unless given, else at the
 * record. Refused, one stays, and `errors` and `told` say why.
 */
export function usePost(target: Target, next?: () => void) {
  const { say } = useWords('Page');
  const [refusal, setRefusal] = useState<Refusal>(NONE);
  const [isBusy, setBusy] = useState(false);
  const navigate = useNavigate();
  const tell = useNotice();

  const post = async (data: Record<string, unknown> = {}): Promise<Posted | undefined> => {
    setBusy(true);
    try {
      const answer = await postTo(target, data);
      const { notice, redirectUrl, mustConfirm } = answer;
      const isRefused = notice?.type === 'error';
      setRefusal({ errors: errorsOf(answer), told: isRefused && !mustConfirm ? notice.message : undefined });
      if (notice && !isRefused) tell(notice);
      if (isRefused || 'pageName' in target) return answer;
      if (next) next();
      else if (redirectUrl) navigate(redirectUrl);
      else if ('recordId' in target) navigate(recordOf(target.resourceId, target.recordId));
      return answer;
    } catch (error) {
      setRefusal({ ...NONE, told: toldBy(error) ?? say(whyOf(error)) });
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { post, isBusy, ...refusal, refuse: (told: string) => setRefusal({ ...NONE, told }) };
}

function errorsOf({ record, errors }: Posted): Record<string, string> {
  const problems = Object.entries(record?.errors ?? {});
  return errors ?? Object.fromEntries(problems.map(([field, problem]) => [field, problem?.message ?? '']));
}
