import { useCurrentAdmin, useTranslation } from 'adminjs';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Field } from '../common/field';
import { type Answered, answerTo, usePasskeyNow } from '../common/passkey';
import { askBy } from '../common/session';
import { useWords } from '../common/use-words';
import { CodeField } from './code-field';

type Answer = (isIn: boolean) => void;

/** Over whatever is on the page when the session is over: logs in again, so that nothing that was written is lost. */
export function LogInAgain() {
  const [answer, setAnswer] = useState<Answer>();
  useEffect(() => askBy('logIn', (told) => setAnswer(() => told)), []);
  if (!answer) return null;
  const done: Answer = (isIn) => {
    setAnswer(undefined);
    answer(isIn);
  };
  return <Dialog done={done} />;
}

function Dialog({ done }: { done: Answer }) {
  const { say } = useWords('LogInAgain');
  const { translateMessage } = useTranslation();
  const [user] = useCurrentAdmin();
  const dialog = useRef<HTMLDialogElement>(null);
  const [problem, setProblem] = useState<string>();
  const [second, setSecond] = useState<Answered['second']>();
  const [isBusy, setBusy] = useState(false);
  useEffect(() => dialog.current?.showModal(), []);

  const logIn = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const sent = new URLSearchParams(new FormData(event.currentTarget) as unknown as Record<string, string>);
    setBusy(true);
    take(await answerTo(second ? '/admin/login/code' : '/admin/login', sent));
  };
  const signPasskey = async () => {
    setBusy(true);
    take(await usePasskeyNow());
  };
  const take = ({ id, second: more, problem: why }: Answered) => {
    setBusy(false);
    setProblem(why ? translateMessage(why) : undefined);
    if (more) setSecond(more);
    else if (why === 'waitedTooLong') setSecond(undefined);
    else if (id === undefined && !why) setProblem(say('noContact'));
    // Somebody else may see other things.
    else if (id === user?.id) done(true);
    else if (id !== undefined) window.location.reload();
  };
  return (
    <dialog
      ref={dialog}
      className="k-dialog"
      aria-labelledby="log-in-again"
      onCancel={(event) => {
        event.preventDefault();
        done(false);
      }}
    >
      <h2 id="log-in-again">{say('title')}</h2>
      <p>{say('why')}</p>
      <form className="k-form" onSubmit={logIn}>
        {second ? (
          <CodeField problem={problem} />
        ) : (
          <>
            <Field id="again-email" name="email" label={say('email')}>
              {(input) => (
                <input
                  {...input}
                  type="email"
                  autoComplete="username"
                  required
                  defaultValue={user?.email ?? ''}
                />
              )}
            </Field>
            <Field id="again-password" name="password" label={say('password')} error={problem}>
              {(input) => <input {...input} type="password" autoComplete="current-password" required />}
            </Field>
          </>
        )}
        <div className="k-actions">
          <button type="submit" className="k-button k-main" disabled={isBusy}>
            {say(second ? 'goOn' : 'logIn')}
          </button>
          {second?.passkey ? (
            <button type="button" className="k-button k-strong" disabled={isBusy} onClick={signPasskey}>
              {say('passkey')}
            </button>
          ) : null}
          <button type="button" className="k-button" onClick={() => done(false)}>
            {say('notNow')}
          </button>
        </div>
      </form>
    </dialog>
  );
}
