import type { ActionProps } from 'adminjs';
import { useState } from 'react';
import { ActionForm } from '../common/action-form';
import { Field, Tick } from '../common/field';
import { recordOf } from '../common/links';
import { usePost } from '../common/use-post';
import { useWords } from '../common/use-words';
import { TellGuest, TOLD } from './tell-guest';

/** Cancels a booking, for a reason. */
export function CancelBooking({ record, resource, action }: ActionProps) {
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
  const { say } = useWords('Work');
  const [cancelReason, setReason] = useState('');
  const [refund, setRefund] = useState(false);
  const [telling, setTelling] = useState(TOLD);
  const { post, errors, told, isBusy } = usePost({ ...target, recordId: record.id });
  const isConfirmed = record.params.state === 'confirmed';
  const isByCard = record.params.standing === 'card';
  return (
    <ActionForm
      title={record.title}
      told={errors.cancelReason ? undefined : told}
      doIt={say('do_cancelBooking')}
      back={recordOf(target.resourceId, record.id)}
      isBusy={isBusy}
      isDangerous
      onDo={() => post({ cancelReason, refund, ...telling })}
    >
      <p>{say('ask_cancelBooking')}</p>
      <Field
        id="cancelReason"
        label={say('cancelReason')}
        error={errors.cancelReason}
        help={say('help_cancelReason')}
      >
        {(input) => (
          <textarea
            {...input}
            required
            value={cancelReason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      {isByCard ? (
        <Tick name="refund" isOn={refund} onChange={setRefund}>
          {say('refund')}
        </Tick>
      ) : null}
      {isConfirmed ? (
        <TellGuest email={String(record.params.contactEmail ?? '')} telling={telling} onChange={setTelling} />
      ) : null}
    </ActionForm>
  );
}
