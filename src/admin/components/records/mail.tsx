import type { BasePropertyProps, RecordJSON } from 'adminjs';
import { api } from '../common/api';
import { Told } from '../common/page';
import { useAnswer } from '../common/use-answer';
import { useWords } from '../common/use-words';

/** A mail as its reader sees it, and as whoever reads no HTML gets it. */
export function MailText({ property, record }: BasePropertyProps) {
  const { say } = useWords('Mail');
  if (!record) return null;
  const text = String(record.params[property.path] ?? '');
  return (
    <>
      <Preview record={record} />
      {text === '' ? null : (
        <details>
          <summary>{say('asText')}</summary>
          <pre className="k-mono k-text">{text}</pre>
        </details>
      )}
    </>
  );
}

/** In a frame of its own, where neither scripts nor links nor forms of it do anything. */
function Preview({ record }: { record: RecordJSON }) {
  const { say } = useWords('Mail');
  const target = { resourceId: 'emails', recordId: record.id, actionName: 'preview' };
  const { answer, again } = useAnswer(() => api.recordAction<{ html: string }>(target), record.id);
  return (
    <Told answer={answer} again={again}>
      {({ html }) =>
        html === '' ? (
          <p className="k-muted">{say('gone')}</p>
        ) : (
          <iframe className="k-mail" sandbox="" srcDoc={html} title={say('preview')} />
        )
      }
    </Told>
  );
}
