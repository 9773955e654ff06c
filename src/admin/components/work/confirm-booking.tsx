import type { ActionProps } from 'adminjs';
import { useState } from 'react';
import { ActionForm } from '../common/action-form';
import { Choices, Field } from '../common/field';
import { recordOf } from '../common/links';
import { usePost } from '../common/use-post';
import { useWords } from '../common/use-words';

const SETTLEMENTS = ['elsewhere', 'card', 'invoice', 'free'];

/** Confirms a booking, or settles one that waits for the guest's card some other way. */
export function ConfirmBooking({ record, resource, action }: ActionProps) {
  return record ? <Form record={record} resourceId={resource.id} actionName={action.name} /> : null;
}

function Form({
  record,
  ...target
}: {
  record: NonNullable<ActionProps['record']>;
  resourceId: string;
  actionName: string;
}) {
  const { say, label } = useWords('Work');
  const [settlement, setSettlement] = useState('elsewhere');
  const [settlementReason, setReason] = useState('');
  const { post, errors, told, isBusy } = usePost({ ...target, recordId: record.id });
  const isConfirmed = record.params.state === 'confirmed';
  const choices = SETTLEMENTS.filter((value) => !(isConfirmed && value === 'card')).map((value) => ({
    value,
    label: value === 'card' ? say('cardByLink') : label('bookings', 'settlement', value),
  }));
  return (
    <ActionForm
      title={record.title}
      told={errors.settlementReason || errors.settlement ? undefined : told}
      doIt={say(isConfirmed ? 'do_settleBooking' : 'do_confirmBooking')}
      back={recordOf(target.resourceId, record.id)}
      isBusy={isBusy}
      onDo={() => post({ settlement, settlementReason })}
    >
      <p>{say(isConfirmed ? 'ask_settleBooking' : 'ask_confirmBooking')}</p>
      <Field id="settlement" label={say('settlement')} error={errors.settlement}>
        {(input) => <Choices {...input} choices={choices} value={settlement} onChoose={setSettlement} />}
      </Field>
      {isConfirmed && settlement === 'free' ? (
        <p className="k-warning" role="status">
          {say('ask_free')}
        </p>
      ) : null}
      <Field id="settlementReason" label={say('settlementReason')} error={errors.settlementReason}>
        {(input) => (
          <textarea
            {...input}
            required
            value={settlementReason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </ActionForm>
  );
}
