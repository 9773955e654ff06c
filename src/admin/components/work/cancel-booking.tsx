import type { ActionProps } from 'adminjs';
import { useState } from 'react';
import { recordOf } from '../common/links';
import { useWords } from '../common/use-words';
import { Frame, Labelled } from './frame';
import { TellGuest, TOLD } from './tell-guest';
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
  const [telling, setTelling] = useState(TOLD);
  const { act, acted, isBusy } = useAct(resource, record, name, say('failed'));
  const isConfirmed = record.params.state === 'confirmed';
  const isByCard = record.params.settlement === 'card' && isConfirmed && record.params.paid;
  return (
    <Frame
      ask={
        <>
          <p>
            <b>{record.title}</b>
          </p>
          <p>{say('ask_cancelBooking')}</p>
        </>
      }
      told={acted.errors.cancelReason ? undefined : acted.told}
      doIt={say('do_cancelBooking')}
      back={recordOf(resource.id, record.id)}
      isBusy={isBusy}
      isDangerous
      onDo={() => act({ cancelReason, refund, ...telling })}
    >
      <Labelled
        label={say('cancelReason')}
        name="cancelReason"
        error={acted.errors.cancelReason}
        help={say('help_cancelReason')}
      >
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
      {isConfirmed ? (
        <TellGuest email={String(record.params.contactEmail ?? '')} telling={telling} onChange={setTelling} />
      ) : null}
    </Frame>
  );
}
