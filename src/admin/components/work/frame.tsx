import type { FormEvent, ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { css } from '../common/style';
import { useWords } from '../common/use-words';

/** The frame of a page where something is done to a record: what, the fields, and doing it or not. */
export function Frame({
  ask,
  told,
  doIt,
  back,
  isBusy,
  isDangerous = false,
  onDo,
  children,
}: {
  ask: ReactNode;
  told?: string | undefined;
  doIt: string;
  back: string;
  isBusy: boolean;
  isDangerous?: boolean;
  onDo(): void;
  children?: ReactNode;
}) {
  const { say } = useWords('Work');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onDo();
  };
  return (
    <div className="kd kd-bare">
      <style>{css}</style>
      <form className="kd-part kd-form" onSubmit={submit}>
        <div>{ask}</div>
        {children}
        {told ? (
          <p className="kd-problem" role="alert">
            {told}
          </p>
        ) : null}
        <div className="kd-actions">
          <button
            type="submit"
            className={`kd-button kd-main ${isDangerous ? 'kd-danger' : ''}`}
            disabled={isBusy}
          >
            {isBusy ? say('busy') : doIt}
          </button>

          <Link className="kd-button" to={back}>
            {say('back')}
          </Link>
        </div>
      </form>
    </div>
  );
}

/** A field, whose id is `kd-` and its name, with its label and what is wrong with it. */
export function Labelled({
  label,
  name,
  error,
  help,
  children,
}: {
  label: string;
  name: string;
  error?: string | undefined;
  help?: string;
  children: ReactNode;
}) {
  return (
    <div>
      <label htmlFor={`kd-${name}`}>{label}</label>
      {children}
      {help ? <p className="kd-small">{help}</p> : null}
      {error ? (
        <p className="kd-wrong" id={`kd-${name}-wrong`} role="alert">
          {error}
        </p>
      ) : null}
    </div>
  );
}
