import { ApiClient, type RecordJSON, type ResourceJSON, useNotice } from 'adminjs';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { recordOf } from '../common/links';
import { toldBy } from '../common/use-answer';

const api = new ApiClient();

/** What the server answered to a change: with `errors`, it was refused. */
export interface Acted {
  errors: Record<string, string>;
  /** What is wrong as a whole. */
  told: string | undefined;
}

interface Answer {
  notice?: { message: string; type: 'success' | 'error' | 'info' };
  record?: RecordJSON;
}

const NOTHING: Acted = { errors: {}, told: undefined };

/** Does an action on a record. Done, it is told and the record is shown; refused, it says what is wrong. */
export function useAct(resource: ResourceJSON, record: RecordJSON, actionName: string, whenFailed: string) {
  const [acted, setActed] = useState<Acted>(NOTHING);
  const [isBusy, setBusy] = useState(false);
  const navigate = useNavigate();
  const addNotice = useNotice();

  const act = async (fields: Record<string, string | boolean> = {}): Promise<void> => {
    setBusy(true);
    try {
      const { data } = await api.recordAction({
        resourceId: resource.id,
        recordId: record.id,
        actionName,
        data: fields,
      });
      const { notice, record: after } = data as Answer;
      if (notice?.type !== 'error') {
        if (notice) addNotice(notice);
        navigate(recordOf(resource.id, record.id));
        return;
      }
      setActed({ errors: wordsOf(after), told: notice.message });
    } catch (error) {
      setActed({ ...NOTHING, told: toldBy(error) ?? whenFailed });
    }
    setBusy(false);
  };
  return { act, acted, isBusy };
}

function wordsOf(record: RecordJSON | undefined): Record<string, string> {
  const entries = Object.entries(record?.errors ?? {});
  return Object.fromEntries(entries.map(([field, problem]) => [field, problem?.message ?? '']));
}
