import { ApiClient, type BasePropertyProps, type RecordJSON } from 'adminjs';
import { useAnswer } from '../common/use-answer';
import { useWords } from '../common/use-words';

const api = new ApiClient();

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
  const { answer } = useAnswer(async () => {
    const { data } = await api.recordAction({
      resourceId: 'emails',
      recordId: record.id,
      actionName: 'preview',
    });
    return { data: (data as unknown as { html: string }).html };
  }, record.id);
  if (answer.state === 'loading') return <p role="status">{say('loading')}</p>;
  if (answer.state === 'failed') return <p role="alert">{answer.told ?? say('failed')}</p>;
  if (answer.data === '') return <p className="k-muted">{say('gone')}</p>;
  return <iframe className="k-mail" sandbox="" srcDoc={answer.data} title={say('preview')} />;
}
