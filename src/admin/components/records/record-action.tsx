import { type ActionProps, useTranslation } from 'adminjs';
import { useState } from 'react';
import { ActionForm } from '../common/action-form';
import { longDay } from '../common/format';
import { recordOf } from '../common/links';
import { type Posted, usePost } from '../common/use-post';
import { useWords } from '../common/use-words';

/** Asks whether an action is meant, and only then does it. */
export function RecordAction({ record, resource, action }: ActionProps) {
  const { translateAction } = useTranslation();
  const { say } = useWords('RecordAction');
  const [concerns, setConcerns] = useState<Posted['mustConfirm']>();
  const target = { resourceId: resource.id, recordId: record?.id ?? '', actionName: action.name };
  const { post, told, isBusy } = usePost(target);
  if (!record) return null;

  const perform = async () => {
    const expected = record.params.keyStatus ? { expected: record.params.keyStatus } : {};
    const answer = await post({ ...expected, ...(concerns ? { confirmed: true } : {}) });
    setConcerns(answer?.mustConfirm);
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
    </ActionForm>
  );
}

function Concerns({ deskNote, closure, avalanche, earliest }: NonNullable<Posted['mustConfirm']>) {
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
      {earliest ? (
        <p>
          <strong>{say('early')}:</strong> {longDay(earliest, language)}
        </p>
      ) : null}
    </div>
  );
}
