import type { ActionProps } from 'adminjs';
import { useState } from 'react';
import { ActionForm } from '../common/action-form';
import { Field } from '../common/field';
import { recordOf } from '../common/links';
import { usePost } from '../common/use-post';
import { useWords } from '../common/use-words';

/** Says on which day a key came back. */
export function KeyBackDay({ record, resource, action }: ActionProps) {
  const { say } = useWords('KeyBackDay');
  const [day, setDay] = useState(String(record?.params.keyBackOn ?? '').slice(0, 10));
  const { post, told, errors, isBusy } = usePost({
    resourceId: resource.id,
    recordId: record?.id ?? '',
    actionName: action.name,
  });
  if (!record) return null;
  return (
    <ActionForm
      title={record.title}
      doIt={say('save')}
      back={recordOf(resource.id, record.id)}
      isBusy={isBusy}
      onDo={() => post({ keyBackOn: day })}
    >
      <Field id="keyBackOn" label={say('day')} help={say('help')} error={errors.keyBackOn ?? told}>
        {(input) => (
          <input
            {...input}
            type="date"
            required
            value={day}
            onChange={(event) => setDay(event.target.value)}
          />
        )}
      </Field>
    </ActionForm>
  );
}
