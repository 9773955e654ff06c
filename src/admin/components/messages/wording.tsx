import type { FormEvent } from 'react';
import { useNavigate } from 'react-router-dom';
import type { Recipient } from '../../../services/messages/recipients';
import { Field } from '../common/field';
import { pageOf } from '../common/links';
import { Part } from '../common/page';
import { type Posted, usePost } from '../common/use-post';
import { useWords } from '../common/use-words';

/** What is written; a language that has no text is left empty. */
export type Draft = Record<'subjectNb' | 'textNb' | 'subjectEn' | 'textEn', string>;

export const NOTHING_WRITTEN: Draft = { subjectNb: '', textNb: '', subjectEn: '', textEn: '' };
const SUBJECT = 200;
const TEXT = 5000;
const LANGUAGES = [
  ['nb', 'subjectNb', 'textNb'],
  ['en', 'subjectEn', 'textEn'],
] as const;

/** Writing the message in both languages, trying it, and sending it to those who are listed. */
export function Wording({
  draft,
  onWrite,
  uuid,
  recipients,
  chosen,
  replyTo,
  placeholders,
  isMailSetUp,
}: {
  draft: Draft;
  onWrite(draft: Draft): void;
  uuid: string;
  recipients: Recipient[];
  chosen: Record<string, string>;
  replyTo: string;
  placeholders: readonly string[];
  isMailSetUp: boolean;
}) {
  const { say } = useWords('Messages');
  const { post, told, errors, isBusy } = usePost({ pageName: 'messages' });
  const navigate = useNavigate();
  const reachable = recipients.filter(({ isReachable }) => isReachable);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const shown = reachable.map(({ id }) => id).join(',');
    const answer: (Posted & { message?: number }) | undefined = await post({
      ...chosen,
      ...draft,
      uuid,
      shown,
    });
    if (answer?.message) navigate(pageOf('messages', { message: String(answer.message) }));
  };
  const problem = told ?? errors.recipients;
  return (
    <Part id="wording" title={say('wording')}>
      <form className="k-stack" onSubmit={(event) => void send(event)}>
        <p className="k-small">{say('placeholders', { fields: placeholders.join(', '), replyTo })}</p>
        <div className="k-grid">
          {LANGUAGES.map(([language, subject, text]) => (
            <fieldset key={language} className="k-form k-letter">
              <legend>{say(`language_${language}`)}</legend>
              <Field
                id={subject}
                label={say('subject')}
                help={say(`subjectHelp_${language}`)}
                error={errors[subject]}
              >
                {(input) => (
                  <input
                    {...input}
                    type="text"
                    lang={language}
                    maxLength={SUBJECT}
                    value={draft[subject]}
                    onChange={(event) => onWrite({ ...draft, [subject]: event.target.value })}
                  />
                )}
              </Field>
              <Field id={text} label={say('text')} error={errors[text]}>
                {(input) => (
                  <textarea
                    {...input}
                    rows={9}
                    lang={language}
                    maxLength={TEXT}
                    value={draft[text]}
                    onChange={(event) => onWrite({ ...draft, [text]: event.target.value })}
                  />
                )}
              </Field>
            </fieldset>
          ))}
        </div>
        <Missing draft={draft} recipients={reachable} />
        {isMailSetUp ? null : (
          <p className="k-warning" role="status">
            {say('notSetUp')}
          </p>
        )}
        {problem ? (
          <p className="k-problem" role="alert">
            {problem}
          </p>
        ) : null}
        <div className="k-actions">
          <button type="submit" className="k-button k-main" disabled={isBusy}>
            {say('send', { count: reachable.length })}
          </button>
          <button
            type="button"
            className="k-button"
            disabled={isBusy}
            onClick={() => void post({ ...chosen, ...draft, test: 'yes' })}
          >
            {say('test')}
          </button>
        </div>
      </form>
    </Part>
  );
}

/** Who gets the message in the other language than theirs, because theirs is not written. */
function Missing({ draft, recipients }: { draft: Draft; recipients: Recipient[] }) {
  const { say } = useWords('Messages');
  const isWritten = LANGUAGES.filter(([, , text]) => draft[text].trim() !== '').map(([language]) => language);
  if (isWritten.length !== 1) return null;
  const missing = isWritten[0] === 'nb' ? 'en' : 'nb';
  const count = recipients.filter(({ language }) => language === missing).length;
  return (
    <p className={count > 0 ? 'k-warning' : 'k-note'} role="status">
      {count > 0 ? say(`missing_${missing}`, { count }) : say(`unwritten_${missing}`)}
    </p>
  );
}
