import type { ActionProps } from 'adminjs';
import { useState } from 'react';
import { ActionForm } from '../common/action-form';
import { Field } from '../common/field';
import { recordOf } from '../common/links';
import { usePost } from '../common/use-post';
import { useWords } from '../common/use-words';

/** Gives a user a new password. */
export function SetPassword({ record, resource, action }: ActionProps) {
  const { say } = useWords('SetPassword');
  const [password, setPassword] = useState('');
  const target = { resourceId: resource.id, recordId: record?.id ?? '', actionName: action.name };
  const { post, told, isBusy } = usePost(target);
  if (!record) return null;
  return (
    <ActionForm
      title={record.title}
      doIt={say('save')}
      back={recordOf(resource.id, record.id)}
      isBusy={isBusy}
      onDo={() => post({ password })}
    >
      <p>{say('lead')}</p>
      <Field id="password" label={say('password')} help={say('help')} error={told}>
        {(input) => (
          <input
            {...input}
            type="password"
            autoComplete="new-password"
            required
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
    </ActionForm>
  );
}
