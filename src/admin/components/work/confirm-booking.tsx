import type { ActionProps } from 'adminjs';
import { useState } from 'react';
import { recordOf } from '../common/links';
import { useWords } from '../common/use-words';
import { Frame, Labelled } from './frame';
import { useAct } from './use-act';

const SETTLEMENTS = ['elsewhere', 'card', 'invoice', 'free'];

/** Confirms a booking, or settles one that waits for the guest's card some other way. */
export function ConfirmBooking({ record, resource, action }: ActionProps) {
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
  const { say, label } = useWords('Work');
  const [settlement, setSettlement] = useState('elsewhere');
  const [settlementReason, setReason] = useState('');
  const { act, acted, isBusy } = useAct(resource, record, name, say('failed'));
  const { errors } = acted;
  const isConfirmed = record.params.state === 'confirmed';
  const choices = SETTLEMENTS.filter((value) => !(isConfirmed && value === 'card'));
  const wordsOf = (value: string) =>
    value === 'card' ? say('cardByLink') : label('bookings', 'settlement', value);
  return (
    <Frame
      ask={
        <>
          <p>
            <b>{record.title}</b>
          </p>
          <p>{say(isConfirmed ? 'ask_settleBooking' : 'ask_confirmBooking')}</p>
        </>
      }
      told={errors.settlementReason || errors.settlement ? undefined : acted.told}
      doIt={say(isConfirmed ? 'do_settleBooking' : 'do_confirmBooking')}
      back={recordOf(resource.id, record.id)}
      isBusy={isBusy}
      onDo={() => act({ settlement, settlementReason })}
    >
      <Labelled label={say('settlement')} name="settlement" error={errors.settlement}>
        <select
          id="kd-settlement"
          name="settlement"
          value={settlement}
          onChange={(event) => setSettlement(event.target.value)}
        >
          {choices.map((value) => (
            <option key={value} value={value}>
              {wordsOf(value)}
            </option>
          ))}
        </select>
      </Labelled>
      <Labelled label={say('settlementReason')} name="settlementReason" error={errors.settlementReason}>
        <textarea
          id="kd-settlementReason"
          name="settlementReason"
          required
          value={settlementReason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Labelled>
    </Frame>
  );
}
