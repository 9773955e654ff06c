import { useState } from 'react';
import type { SecurityPage } from '../../pages/security';
import { api } from '../common/api';
import { Page, Told } from '../common/page';
import { useAnswer } from '../common/use-answer';
import { useWords } from '../common/use-words';
import { Passkeys } from './passkeys';
import { Recovery } from './recovery';
import { Sessions } from './sessions';
import { Totp } from './totp';
import { useDeeds } from './use-deeds';

/** How one signs in, and where one is signed in. */
export function Security() {
  const { say } = useWords('Security');
  const { answer, again } = useAnswer(() => api.getPage<SecurityPage>({ pageName: 'security' }), '');
  return (
    <Page title={say('title')} lead={say('lead')}>
      <Told answer={answer} again={again}>
        {(data) => <Parts first={data} />}
      </Told>
    </Page>
  );
}

function Parts({ first }: { first: SecurityPage }) {
  const { say } = useWords('Security');
  const [{ twoFactor, sessions }, setPage] = useState(first);
  const [codes, setCodes] = useState<string[]>();
  const deeds = useDeeds(setPage);
  return (
    <div className="k-stack">
      {twoFactor?.mustSetUp ? (
        <p className="k-warning" role="status">
          {say('mustSetUp')}
        </p>
      ) : null}
      {twoFactor && first.twoFactor?.mustSetUp && !twoFactor.mustSetUp ? (
        <p className="k-note" role="status">
          {say('isSetUp')} <a href="/admin">{say('goOn')}</a>
        </p>
      ) : null}
      {twoFactor ? (
        <>
          <Totp hasTotp={twoFactor.hasTotp} deeds={deeds} onCodes={setCodes} />
          <Passkeys
            passkeys={twoFactor.passkeys}
            origin={twoFactor.passkeyOrigin}
            deeds={deeds}
            onCodes={setCodes}
          />
          {twoFactor.isAny ? (
            <Recovery left={twoFactor.recoveryCodes} codes={codes} deeds={deeds} onCodes={setCodes} />
          ) : null}
        </>
      ) : null}
      <Sessions sessions={sessions} deeds={deeds} />
    </div>
  );
}
