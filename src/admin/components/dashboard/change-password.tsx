import { type FormEvent, useState } from 'react';
import { Field } from '../common/field';
import { Page, Part } from '../common/page';
import { usePost } from '../common/use-post';
import { useWords } from '../common/use-words';

/** One's own password, for everybody who may enter the panel. */
export function ChangePassword() {
  const { say } = useWords('ChangePassword');
  const [typed, setTyped] = useState({ current: '', password: '', repeated: '' });
  const [hasDiffered, setDiffered] = useState(false);
  const [isDone, setDone] = useState(false);
  const { post, errors: refused, told, isBusy } = usePost({ pageName: 'password' });
  const errors = hasDiffered
    ? { repeated: say('differs') }
    : { ...refused, ...(told ? { current: told } : {}) };

  const save = async (event: FormEvent) => {
    event.preventDefault();
    const { current, password, repeated } = typed;
    setDiffered(password !== repeated);
    if (password === repeated) setDone((await post({ current, password }))?.isDone === true);
  };
  if (isDone) {
    return (
      <Page title={say('title')}>
        <p className="k-note" role="status">
          {say('done')} <a href="/admin/logout">{say('login')}</a>
        </p>
      </Page>
    );
  }
  const secret = (name: keyof typeof typed, autoComplete: string) => (
    <Field
      id={name}
      label={say(name)}
      help={name === 'password' ? say('help') : undefined}
      error={(errors as Partial<typeof typed>)[name]}
    >
      {(input) => (
        <input
          {...input}
          type="password"
          value={typed[name]}
          required
          autoComplete={autoComplete}
          onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <Page title={say('title')} lead={say('lead')}>
      <Part>
        <form className="k-form" onSubmit={save}>
          {secret('current', 'current-password')}
          {secret('password', 'new-password')}
          {secret('repeated', 'new-password')}
          <div>
            <button type="submit" className="k-button k-main" disabled={isBusy}>
              {isBusy ? say('saving') : say('save')}
            </button>
          </div>
        </form>
      </Part>
    </Page>
  );
}
