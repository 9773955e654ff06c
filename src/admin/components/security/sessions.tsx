import type { SecurityPage } from '../../pages/security';
import { Badge } from '../common/badge';
import { formatMoment } from '../common/format';
import { Part } from '../common/page';
import { useWords } from '../common/use-words';
import type { Deeds } from './use-deeds';

type Session = SecurityPage['sessions'][number];

/** Where one is signed in, with a button to end each, and one to end all others. */
export function Sessions({ sessions, deeds: { act, isBusy } }: { sessions: Session[]; deeds: Deeds }) {
  const { say } = useWords('Security');
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
            onClick={() => act('endOthers', {}, 'othersEnded')}
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
                onClick={() => act('end', { session: session.id }, 'sessionEnded')}
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
