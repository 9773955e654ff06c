import type { BasePropertyProps, RecordJSON } from 'adminjs';
import { Fragment } from 'react';
import type { ListedReceipt } from '../../../services/receipts';
import { api } from '../common/api';
import { receiptOf } from '../common/links';
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

interface Shown {
  html: string;
  receipts: Pick<ListedReceipt, 'number' | 'kind'>[];
}

/** In a frame of its own, where neither scripts nor links nor forms of it do anything; then what is attached. */
function Preview({ record }: { record: RecordJSON }) {
  const { say, label } = useWords('Mail');
  const target = { resourceId: 'emails', recordId: record.id, actionName: 'preview' };
  const { answer, again } = useAnswer(() => api.recordAction<Shown>(target), record.id);
  return (
    <Told answer={answer} again={again}>
      {({ html, receipts }) => (
        <>
          {html === '' ? (
            <p className="k-muted">{say('gone')}</p>
          ) : (
            <iframe className="k-mail" sandbox="" srcDoc={html} title={say('preview')} />
          )}
          {receipts.length === 0 ? null : (
            <p>
              {say('attached')}:{' '}
              {receipts.map(({ number, kind }, index) => (
                <Fragment key={number}>
                  {index === 0 ? '' : ', '}
                  <a href={receiptOf(number, 'pdf')}>
                    {label('receipts', 'kind', kind)} {number} (PDF)
                  </a>
                </Fragment>
              ))}
            </p>
          )}
        </>
      )}
    </Told>
  );
}
