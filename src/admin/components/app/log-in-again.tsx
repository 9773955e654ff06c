import { useCurrentAdmin, useTranslation } from 'adminjs';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Field } from '../common/field';
import { askBy } from '../common/session';
import { useWords } from '../common/use-words';

type Answer = (isIn: boolean) => void;

/** Over whatever is on the page when the session is over: logs in again, so that nothing that was written is lost. */
export function LogInAgain() {
  const [answer, setAnswer] = useState<Answer>();
  useEffect(() => askBy((told) => setAnswer(() => told)), []);
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
  const [isSecond, setSecond] = useState(false);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => dialog.current?.showModal(), []);

  const logIn = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const sent = new URLSearchParams(new FormData(event.currentTarget) as unknown as Record<string, string>);
    setBusy(true);
    const answer = await answerTo(isSecond ? '/admin/login/code' : '/admin/login', sent);
    setBusy(false);
    const { id, second, problem: why } = answer;
    if (second) {
      setProblem(undefined);
      setSecond(true);
    } else if (id === undefined) {
      setProblem(why ? translateMessage(why) : say('noContact'));
      if (why === 'waitedTooLong') setSecond(false);
    }
    // Somebody else may see other things.
    else if (id === user?.id) done(true);
    else window.location.reload();
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
        {isSecond ? (
          <Field id="again-code" name="code" label={say('code')} error={problem}>
            {(input) => (
              <input
                {...input}
                key="code"
                autoComplete="one-time-code"
                autoCapitalize="none"
                required
                autoFocus
              />
            )}
          </Field>
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
            {say(isSecond ? 'goOn' : 'logIn')}
          </button>
          <button type="button" className="k-button" onClick={() => done(false)}>
            {say('notNow')}
          </button>
        </div>
      </form>
    </dialog>
  );
}

/** What the login pages answer to a page that is open. */
interface Answered {
  id?: string;
  /** The password is right, and more is asked for. */
  second?: true;
  problem?: string;
}

/** Who is logged in now, or why nobody is. */
async function answerTo(address: string, sent: URLSearchParams): Promise<Answered> {
  try {
    const headers = { Accept: 'application/json' };
    const response = await fetch(address, { method: 'POST', headers, body: sent });
    return (await response.json()) as Answered;
  } catch {
    return {};
  }
}
