import { useNotice } from 'adminjs';
import { useState } from 'react';
import type { SecurityPage } from '../../pages/security';
import { api } from '../common/api';
import { Badge } from '../common/badge';
import { formatMoment } from '../common/format';
import { Part } from '../common/page';
import { toldBy, whyOf } from '../common/use-answer';
import { useWords } from '../common/use-words';

type Session = SecurityPage['sessions'][number];

/** Where one is signed in, with a button to end each, and one to end all others. */
export function Sessions({
  sessions,
  onChange,
}: {
  sessions: Session[];
  onChange(changed: SecurityPage): void;
}) {
  const { say } = useWords('Security');
  const { say: sayOfPage } = useWords('Page');
  const tell = useNotice();
  const [isBusy, setBusy] = useState(false);

  const end = async (data: { end: string } | { endOthers: true }) => {
    setBusy(true);
    try {
      onChange((await api.getPage<SecurityPage>({ pageName: 'security', data })).data);
      tell({ message: say('end' in data ? 'sessionEnded' : 'othersEnded'), type: 'success' });
    } catch (error) {
      tell({ message: toldBy(error) ?? sayOfPage(whyOf(error)), type: 'error' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Part
      id="sessions"
      title={say('sessions')}
      aside={
        sessions.length > 1 ? (
          <button
            type="button"
            className="k-button"
            disabled={isBusy}
            onClick={() => end({ endOthers: true })}
          >
            {say('endOthers')}
          </button>
        ) : null
      }
    >
      <p className="k-muted">{say('sessionsHelp')}</p>
      <ul className="k-rows k-settings">
        {sessions.map((session) => (
          <li key={session.id}>
            <Where session={session} />
            {session.isThis ? (
              <button
                type="button"
                className="k-button"
                onClick={() => window.location.assign('/admin/logout')}
              >
                {say('logOut')}
              </button>
            ) : (
              <button
                type="button"
                className="k-button"
                disabled={isBusy}
                onClick={() => end({ end: session.id })}
                aria-label={say('endThat', { browser: session.browser || say('unknownBrowser') })}
              >
                {say('end')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Where({ session: { browser, startedAt, seenAt, isThis } }: { session: Session }) {
  const { say, language } = useWords('Security');
  return (
    <span>
      <strong>{browser || say('unknownBrowser')}</strong>{' '}
      {isThis ? <Badge tone="good">{say('here')}</Badge> : null}
      <br />
      <span className="k-small">
        {say('since', { at: formatMoment(startedAt, language) })} ·{' '}
        {say('lastSeen', { at: formatMoment(seenAt, language) })}
      </span>
    </span>
  );
}
