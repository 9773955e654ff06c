import { useNotice } from 'adminjs';
import { useState } from 'react';
import type { SecurityDone, SecurityPage } from '../../pages/security';
import { api } from '../common/api';
import { toldBy, whyOf } from '../common/use-answer';
import { useWords } from '../common/use-words';

/** Does something about how one signs in; undefined when it was refused, which is told beside fields or as a notice. */
export type Do = (
  deed: string,
  values?: Record<string, unknown>,
  done?: string,
) => Promise<SecurityDone | undefined>;

/** What the parts of the page have in common. */
export interface Deeds {
  act: Do;
  isBusy: boolean;
  errors: Record<string, string>;
}

/** The deeds of the page, each of which shows the page as it is afterwards. */
export function useDeeds(onChange: (changed: SecurityPage) => void): Deeds {
  const { say } = useWords('Page');
  const { say: sayOfSecurity } = useWords('Security');
  const tell = useNotice();
  const [isBusy, setBusy] = useState(false);
  const [errors, setErrors] = useState<Record<string, string>>({});

  const act: Do = async (deed, values = {}, done) => {
    setBusy(true);
    try {
      const { data } = await api.getPage<SecurityDone>({ pageName: 'security', data: { deed, ...values } });
      setErrors(data.errors ?? {});
      if (data.notice) tell(data.notice);
      if (!data.page) return undefined;
      onChange(data.page);
      if (done) tell({ message: sayOfSecurity(done), type: 'success' });
      return data;
    } catch (error) {
      tell({ message: toldBy(error) ?? say(whyOf(error)), type: 'error' });
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { act, isBusy, errors };
}
