import { useTranslation } from 'adminjs';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Field } from '../common/field';
import { type Answered, answerTo, askedOf, usePasskeyNow } from '../common/passkey';
import { askBy } from '../common/session';
import { useWords } from '../common/use-words';
import { CodeField } from './code-field';

type Answer = (isDone: boolean) => void;
type Asked = Awaited<ReturnType<typeof askedOf>>;

/** Over whatever is on the page, before what needs it: has the user show that it is still they, and then goes on with it. */
export function ProveAgain() {
  const [answer, setAnswer] = useState<Answer>();
  const [asked, setAsked] = useState<Asked>();
  useEffect(
    () =>
      askBy('proof', async (told) => {
        setAsked(await askedOf());
        setAnswer(() => told);
      }),
    [],
  );
  if (!answer || !asked) return null;
  const done: Answer = (isDone) => {
    setAnswer(undefined);
    answer(isDone);
  };
  return <Dialog asked={asked} done={done} />;
}

function Dialog({ asked, done }: { asked: Asked; done: Answer }) {
  const { say } = useWords('ProveAgain');
  const { say: sayOfLogin } = useWords('LogInAgain');
  const { translateMessage } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  useEffect(() => dialog.current?.showModal(), []);

  const show = async (answer: Promise<Answered>) => {
    setBusy(true);
    const { id, problem: why } = await answer;
    setBusy(false);
    if (id) done(true);
    else setProblem(why ? translateMessage(why) : sayOfLogin('noContact'));
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const sent = new URLSearchParams(new FormData(event.currentTarget) as unknown as Record<string, string>);
    void show(answerTo(asked.password ? '/admin/login/password' : '/admin/login/code', sent));
  };
  return (
    <dialog
      ref={dialog}
      className="k-dialog"
      aria-labelledby="prove-again"
      onCancel={(event) => {
        event.preventDefault();
        done(false);
      }}
    >
      <h2 id="prove-again">{say('title')}</h2>
      <p>{say('why')}</p>
      <form className="k-form" onSubmit={submit}>
        {asked.password ? (
          <Field id="again-password" name="password" label={sayOfLogin('password')} error={problem}>
            {(input) => (
              <input {...input} type="password" autoComplete="current-password" required autoFocus />
            )}
          </Field>
        ) : (
          <CodeField problem={problem} />
        )}
        <div className="k-actions">
          <button type="submit" className="k-button k-main" disabled={isBusy}>
            {sayOfLogin('goOn')}
          </button>
          {asked.passkey ? (
            <button
              type="button"
              className="k-button k-strong"
              disabled={isBusy}
              onClick={() => show(usePasskeyNow())}
            >
              {sayOfLogin('passkey')}
            </button>
          ) : null}
          <button type="button" className="k-button" onClick={() => done(false)}>
            {say('cancel')}
          </button>
        </div>
      </form>
    </dialog>
  );
}
