import { type ActionProps, useTranslation } from 'adminjs';
import { useState } from 'react';
import { ActionForm } from '../common/action-form';
import { Field } from '../common/field';
import { longDay } from '../common/format';
import { recordOf } from '../common/links';
import { type Posted, usePost } from '../common/use-post';
import { useWords } from '../common/use-words';

/** Asks whether an action is meant, and only then does it. */
export function RecordAction({ record, resource, action }: ActionProps) {
  const { translateAction } = useTranslation();
  const { say } = useWords('RecordAction');
  const [note, setNote] = useState('');
  const [concerns, setConcerns] = useState<Posted['mustConfirm']>();
  const target = { resourceId: resource.id, recordId: record?.id ?? '', actionName: action.name };
  const { post, told, errors, isBusy } = usePost(target);
  if (!record) return null;

  const perform = async () => {
    const expected = record.params.keyStatus ? { expected: record.params.keyStatus } : {};
    const without = concerns?.noKey ? { key: 'none', note } : {};
    const answer = await post({ ...expected, ...(concerns ? { confirmed: true } : {}), ...without });
    setConcerns((before) => answer?.mustConfirm ?? (answer?.record?.errors?.note ? before : undefined));
  };
  return (
    <ActionForm
      title={say(`ask_${action.name}`)}
      told={told}
      doIt={concerns ? say('confirmed') : translateAction(action.label, resource.id)}
      back={recordOf(resource.id, record.id)}
      isBusy={isBusy}
      onDo={() => void perform()}
    >
      {record.params.reference ? (
        <p>
          <strong>
            {record.params.guest ?? record.params.contactEmail} · {record.params.reference}
          </strong>
        </p>
      ) : null}
      <p>{record.title}</p>
      {concerns ? <Concerns {...concerns} /> : null}
      {concerns?.noKey ? (
        <Field id="note" label={say('withoutKeyNote')} error={errors.note} isRequired>
          {(input) => (
            <input
              {...input}
              type="text"
              maxLength={2000}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
      ) : null}
    </ActionForm>
  );
}

function Concerns({ deskNote, closure, avalanche, earliest, noKey }: NonNullable<Posted['mustConfirm']>) {
  const { say, language } = useWords('RecordAction');
  return (
    <div className="k-warning" role="alert">
      <h3>{say('read')}</h3>
      {closure === null ? null : (
        <p>
          <strong>{say('closed')}:</strong> {closure}
        </p>
      )}
      {avalanche === null ? null : (
        <p>
          <strong>{say('avalanche')}:</strong> {avalanche}
        </p>
      )}
      {deskNote ? (
        <p>
          <strong>{say('deskNote')}:</strong> {deskNote}
        </p>
      ) : null}
      {noKey ? (
        <p>
          <strong>{say('noKey')}</strong>
        </p>
      ) : null}
      {noKey?.map(({ label, guest, due }) => (
        <p key={label}>
          {say('keyOut', { key: label })}
          {guest ? ` · ${guest}` : ''}
          {due ? ` · ${longDay(due, language)}` : ''}
        </p>
      ))}
      {earliest ? (
        <p>
          <strong>{say('early')}:</strong> {longDay(earliest, language)}
        </p>
      ) : null}
    </div>
  );
}
