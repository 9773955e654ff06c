import type { FormEvent, ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { Part } from './page';
import { useWords } from './use-words';

/** A page where something is done: what, its fields, and doing it or not. Without `doIt` it cannot be done. */
export function ActionForm({
  title,
  told,
  doIt,
  back,
  backWord,
  isBusy,
  isDangerous = false,
  onDo,
  children,
}: {
  title: string;
  /** Why it was not done. */
  told?: string | undefined;
  doIt: string | undefined;
  back: string;
  backWord?: string;
  isBusy: boolean;
  isDangerous?: boolean;
  onDo(): void;
  children?: ReactNode;
}) {
  const { say } = useWords('Page');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onDo();
  };
  return (
    <Part title={title}>
      <form className="k-form" onSubmit={submit}>
        {children}
        {told ? (
          <p className="k-problem" role="alert">
            {told}
          </p>
        ) : null}
        <div className="k-actions">
          {doIt === undefined ? null : (
            <button
              type="submit"
              className={isDangerous ? 'k-button k-main k-danger' : 'k-button k-main'}
              disabled={isBusy}
            >
              {isBusy ? say('working') : doIt}
            </button>
          )}
          <Link className="k-button" to={back}>
            {backWord ?? say('back')}
          </Link>
        </div>
      </form>
    </Part>
  );
}
