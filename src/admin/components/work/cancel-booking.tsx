import type { ActionProps } from 'adminjs';
import { useState } from 'react';
import { recordOf } from '../dashboard/links';
import { useWords } from '../dashboard/use-words';
import { Frame, Labelled } from './frame';
import { useAct } from './use-act';

/** Cancels a booking, for a reason. */
export function CancelBooking({ record, resource, action }: ActionProps) {
  return record ? <Form record={record} resource={resource} name={action.name} /> : null;
}

function Form({
  record,
  resource,
  name,
}: {
  record: NonNullable<ActionProps['record']>;
  resource: ActionProps['resource'];
  name: string;
}) {
  const { say } = useWords('Work');
  const [cancelReason, setReason] = useState('');
  const [refund, setRefund] = useState(false);
  const { act, acted, isBusy } = useAct(resource, record, name, say('failed'));
  const isByCard = record.params.settlement === 'card' && record.params.state === 'confirmed';
  return (
    <Frame
      ask={
        <>
          <p>
            <b>{record.title}</b>
          </p>
          <p>{say('ask_cancelBooking', { email: String(record.params.contactEmail ?? '') })}</p>
        </>
      }
      told={acted.errors.cancelReason ? undefined : acted.told}
      doIt={say('do_cancelBooking')}
      back={recordOf(resource.id, record.id)}
      isBusy={isBusy}
      isDangerous
      onDo={() => act({ cancelReason, refund })}
    >
      <Labelled label={say('cancelReason')} name="cancelReason" error={acted.errors.cancelReason}>
        <textarea
          id="kd-cancelReason"
          name="cancelReason"
          required
          value={cancelReason}
          aria-describedby={acted.errors.cancelReason ? 'kd-cancelReason-wrong' : undefined}
          onChange={(event) => setReason(event.target.value)}
        />
      </Labelled>
      {isByCard ? (
        <label>
          <input type="checkbox" checked={refund} onChange={(event) => setRefund(event.target.checked)} />
          {say('refund')}
        </label>
      ) : null}
    </Frame>
  );
}
