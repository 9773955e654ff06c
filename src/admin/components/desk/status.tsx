import type { DeskWord } from '../../locales/desk';
import { formatTime } from '../common/format';
import { useWords } from '../common/use-words';
import { statusOf, whoOf } from './telling';
import type { Recent } from './types';
import type { Problem } from './use-desk';
import type { Keys } from './use-keys';

/** The message about the last change, read aloud too, with the button that undoes it. */
export function Told({ keys }: { keys: Keys }) {
  const { say } = useWords<DeskWord>('Desk');
  const { message } = keys;
  const undo = message?.undo ?? [];
  return (
    <div className="desk-told" role="status">
      {message ? (
        <div className={`k-message k-${message.tone}`}>
          <div>
            {message.lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
          {undo.length > 0 ? (
            <button
              type="button"
              className="k-button"
              onClick={() => {
                keys.change('undoKey', undo);
                // This button goes away, and the next guest is waiting.
                document.getElementById('desk-search')?.focus();
              }}
            >
              {undo.length === 1 ? say('undo') : say('undoMany', { count: undo.length })}
            </button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

/** That the list is old, or the session over. */
export function Trouble({ problem, at, retry }: { problem?: Problem; at?: number; retry(): void }) {
  const { say, language } = useWords<DeskWord>('Desk');
  if (!problem) return null;
  if (problem === 'signedOut') {
    return (
      <div className="k-message k-bad" role="alert">
        <p>{say('signedOut')}</p>
        <a className="k-button k-main" href="/admin/login">
          {say('logIn')}
        </a>
      </div>
    );
  }
  return (
    <div className="k-message k-bad" role="alert">
      <p>{at === undefined ? say('failed') : say('stale', { time: formatTime(at, language) })}</p>
      <button type="button" className="k-button" onClick={retry}>
        {say('retry')}
      </button>
    </div>
  );
}

/** The changes of the last minutes, by whomever, each to be undone. */
export function RecentChanges({ recent, keys }: { recent: Recent[]; keys: Keys }) {
  const { say, language } = useWords<DeskWord>('Desk');
  if (recent.length === 0) return null;
  return (
    <details className="desk-recent">
      <summary>{say('recent', { count: recent.length })}</summary>
      <ul>
        {recent.map((stay) => (
          <li key={stay.id}>
            <span>
              {say('recentLine', {
                ...whoOf(stay, say),
                time: formatTime(stay.changedAt, language),
                status: statusOf(stay.keyStatus, say),
              })}
              {stay.mine ? '' : ` · ${say('byColleague')}`}
            </span>
            <button
              type="button"
              className="k-button"
              aria-label={say('undoOf', whoOf(stay, say))}
              aria-disabled={keys.busy.has(stay.id)}
              onClick={() => keys.change('undoKey', [stay])}
            >
              {say('undo')}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
