import { ApiClient } from 'adminjs';
import { type FormEvent, useState } from 'react';
import type { PasswordPage } from '../../pages/password';
import { Page } from '../common/page';
import { toldBy } from '../common/use-answer';
import { useWords } from '../common/use-words';

const api = new ApiClient();

/** One's own password, for everybody who may enter the panel. */
export function ChangePassword() {
  const { say } = useWords('ChangePassword');
  const { say: sayAll } = useWords('Page');
  const [typed, setTyped] = useState({ current: '', password: '', repeated: '' });
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [phase, setPhase] = useState<'open' | 'saving' | 'done'>('open');

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (typed.password !== typed.repeated) {
      setErrors({ repeated: say('differs') });
      return;
    }
    setPhase('saving');
    try {
      const { current, password } = typed;
      const { data } = await api.getPage<PasswordPage>({
        pageName: 'password',
        method: 'POST',
        data: { current, password },
      });
      setErrors(data.errors);
      setPhase(data.isDone ? 'done' : 'open');
    } catch (error) {
      setErrors({ current: toldBy(error) ?? sayAll('failed') });
      setPhase('open');
    }
  };

  if (phase === 'done') {
    return (
      <Page title={say('title')}>
        <p className="kd-note" role="status">
          {say('done')} <a href="/admin/logout">{say('login')}</a>
        </p>
      </Page>
    );
  }
  const field = (name: keyof typeof typed, autoComplete: string) => (
    <Secret
      name={name}
      autoComplete={autoComplete}
      value={typed[name]}
      error={errors[name]}
      onType={(value) => setTyped({ ...typed, [name]: value })}
    />
  );
  return (
    <Page title={say('title')} lead={say('lead')}>
      <form className="kd-part kd-form" onSubmit={save}>
        {field('current', 'current-password')}
        {field('password', 'new-password')}
        {field('repeated', 'new-password')}
        <div>
          <button type="submit" className="kd-button kd-main" disabled={phase === 'saving'}>
            {phase === 'saving' ? say('saving') : say('save')}
          </button>
        </div>
      </form>
    </Page>
  );
}

function Secret({
  name,
  value,
  error,
  autoComplete,
  onType,
}: {
  name: string;
  value: string;
  error: string | undefined;
  autoComplete: string;
  onType(value: string): void;
}) {
  const { say } = useWords('ChangePassword');
  const hints = [error ? `${name}-wrong` : '', name === 'password' ? 'password-help' : ''].filter(Boolean);
  return (
    <div>
      <label>
        {say(name)}
        <input
          type="password"
          name={name}
          value={value}
          required
          autoComplete={autoComplete}
          aria-invalid={Boolean(error)}
          aria-describedby={hints.join(' ') || undefined}
          onChange={(event) => onType(event.target.value)}
        />
      </label>
      {name === 'password' ? (
        <p className="kd-small" id="password-help">
          {say('help')}
        </p>
      ) : null}
      {error ? (
        <p className="kd-wrong" id={`${name}-wrong`} role="alert">
          {error}
        </p>
      ) : null}
    </div>
  );
}
