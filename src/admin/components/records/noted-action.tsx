import { type ActionProps, useTranslation } from 'adminjs';
import { useState } from 'react';
import { ActionForm } from '../common/action-form';
import { Field } from '../common/field';
import { recordOf } from '../common/links';
import { usePost } from '../common/use-post';
import { useWords } from '../common/use-words';

/** Notes that something has been done outside the panel, and how. */
export function NotedAction({ record, resource, action }: ActionProps) {
  const { translateAction } = useTranslation();
  const { say } = useWords('RecordAction');
  const [note, setNote] = useState('');
  const target = { resourceId: resource.id, recordId: record?.id ?? '', actionName: action.name };
  const { post, told, isBusy } = usePost(target);
  if (!record) return null;
  return (
    <ActionForm
      title={record.title}
      told={told}
      doIt={translateAction(action.label, resource.id)}
      back={recordOf(resource.id, record.id)}
      isBusy={isBusy}
      onDo={() => void post({ note })}
    >
      <p>{say(`ask_${action.name}`)}</p>
      <Field id="note" label={say('note')}>
        {(input) => <textarea {...input} value={note} onChange={(event) => setNote(event.target.value)} />}
      </Field>
    </ActionForm>
  );
}
