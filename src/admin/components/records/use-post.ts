import { type ActionProps, ApiClient, type RecordJSON, useNotice } from 'adminjs';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { toldBy } from '../common/use-answer';
import { urls } from './urls';

const api = new ApiClient();

/** What a changing action answers, as far as ours look. */
export interface ActionAnswer {
  record?: RecordJSON;
  notice?: { message: string; type: 'success' | 'error' | 'info' };
  redirectUrl?: string;
  mustConfirm?: { deskNote: string; closure: string | null };
}

/**
 * Does a record's action by POST, which no link can send, and tells how it went. After a success one is back
 * at the record, or where the answer says.
 */
export function usePost({ record, resource, action }: ActionProps, whenFailed: string) {
  const [isWorking, setIsWorking] = useState(false);
  const tell = useNotice();
  const navigate = useNavigate();

  const post = async (data: Record<string, unknown> = {}): Promise<ActionAnswer | undefined> => {
    if (!record) return undefined;
    setIsWorking(true);
    const target = { resourceId: resource.id, recordId: record.id };
    try {
      const { data: answer } = await api.recordAction({ ...target, actionName: action.name, data });
      const { notice, redirectUrl, mustConfirm } = answer as unknown as ActionAnswer;
      if (notice && !mustConfirm) tell(notice as never);
      if (notice?.type !== 'error') {
        navigate(redirectUrl ?? urls.recordActionUrl({ ...target, actionName: 'show' }));
      }
      return answer as unknown as ActionAnswer;
    } catch (error) {
      tell({ message: toldBy(error) ?? whenFailed, type: 'error' });
      return undefined;
    } finally {
      setIsWorking(false);
    }
  };
  return { post, isWorking };
}
