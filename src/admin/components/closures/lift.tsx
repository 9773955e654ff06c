import type { ActionProps, RecordJSON } from 'adminjs';
import { useState } from 'react';
import type { Holder } from '../../../services/closures';
import { ActionForm } from '../common/action-form';
import { api } from '../common/api';
import { Tick } from '../common/field';
import { daysOf } from '../common/format';
import { recordOf } from '../common/links';
import { Told } from '../common/page';
import { useAnswer } from '../common/use-answer';
import { usePost } from '../common/use-post';
import { useWords } from '../common/use-words';

/** Opens a koie again early, and asks whether those who still hold a booking are told. */
export function LiftClosure({ record, resource }: ActionProps) {
  return record ? <Asked record={record} resourceId={resource.id} /> : null;
}

function Asked({ record, resourceId }: { record: RecordJSON; resourceId: string }) {
  const target = { resourceId, recordId: record.id, actionName: 'lift' };
  const { answer, again } = useAnswer(() => api.recordAction<{ holders: Holder[] }>(target), record.id);
  return (
    <Told answer={answer} again={again}>
      {({ holders }) => <Form record={record} target={target} holders={holders} />}
    </Told>
  );
}

function Form({
  record,
  target,
  holders,
}: {
  record: RecordJSON;
  target: { resourceId: string; recordId: string; actionName: string };
  holders: Holder[];
}) {
  const { say, language } = useWords('SeeTo');
  const [tells, setTells] = useState(true);
  const { post, told, isBusy } = usePost(target);
  const isTold = tells && holders.length > 0;
  return (
    <ActionForm
      title={record.title}
      told={told}
      doIt={isTold ? say('liftAndTell', { count: holders.length }) : say('lift')}
      back={recordOf('closures', record.id)}
      isBusy={isBusy}
      onDo={() => void post({ tells: isTold })}
    >
      <p>{say('askLift')}</p>
      {holders.length === 0 ? (
        <p className="k-note">{say('noHolders')}</p>
      ) : (
        <>
          <p>{say('holders')}</p>
          <ul className="k-rows">
            {holders.map(({ id, reference, guest, arrivalDate, departureDate }) => (
              <li key={id} className="k-row">
                <span>
                  {guest ?? '–'} · {reference}
                </span>
                <span className="k-small">{daysOf(arrivalDate, departureDate, language)}</span>
              </li>
            ))}
          </ul>
          <Tick name="tells" isOn={tells} onChange={setTells}>
            {say('tellHolders')}
          </Tick>
        </>
      )}
    </ActionForm>
  );
}
