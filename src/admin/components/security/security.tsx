import { useState } from 'react';
import type { SecurityPage } from '../../pages/security';
import { api } from '../common/api';
import { Page, Told } from '../common/page';
import { useAnswer } from '../common/use-answer';
import { useWords } from '../common/use-words';
import { Sessions } from './sessions';

/** How one signs in, and where one is signed in. */
export function Security() {
  const { say } = useWords('Security');
  const { answer, again } = useAnswer(() => api.getPage<SecurityPage>({ pageName: 'security' }), '');
  const [changed, setChanged] = useState<SecurityPage>();
  return (
    <Page title={say('title')} lead={say('lead')}>
      <Told answer={answer} again={again}>
        {(data) => (
          <div className="k-stack">
            <Sessions sessions={(changed ?? data).sessions} onChange={setChanged} />
          </div>
        )}
      </Told>
    </Page>
  );
}
