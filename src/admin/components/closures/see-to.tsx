import type { ActionProps, RecordJSON } from 'adminjs';
import { type FormEvent, useState } from 'react';
import { Link } from 'react-router-dom';
import type { AffectedBooking, SeenTo as Progress } from '../../../services/closures';
import { api } from '../common/api';
import { Field } from '../common/field';
import { recordOf } from '../common/links';
import { Part, Told } from '../common/page';
import { useAnswer } from '../common/use-answer';
import { usePost } from '../common/use-post';
import { useWords } from '../common/use-words';
import { AffectedRow } from './affected-row';
import { type Chosen, choiceOf, firstChoice, isOpen } from './chosen';

interface Loaded {
  affected: AffectedBooking[];
  progress: Progress;
  hours: number;
}

/** The bookings that a closure hits: what is to be done about each, and one button that does it. */
export function SeeTo({ record, resource }: ActionProps) {
  return record ? <Page record={record} resourceId={resource.id} /> : null;
}

function Page({ record, resourceId }: { record: RecordJSON; resourceId: string }) {
  const target = { resourceId, recordId: record.id, actionName: 'seeTo' };
  const [round, setRound] = useState(0);
  const { answer, again } = useAnswer(() => api.recordAction<Loaded>(target), `${record.id} ${round}`);
  return (
    <Told answer={answer} again={again} lines={8}>
      {(loaded) => (
        <Form
          key={loaded.affected.map(({ id, chosen }) => `${id}.${chosen?.version}`).join()}
          record={record}
          loaded={loaded}
          target={target}
          onDone={() => setRound((count) => count + 1)}
        />
      )}
    </Told>
  );
}

function Form({
  record,
  loaded: { affected, progress, hours: usual },
  target,
  onDone,
}: {
  record: RecordJSON;
  loaded: Loaded;
  target: { resourceId: string; recordId: string; actionName: string };
  onDone(): void;
}) {
  const { say } = useWords('SeeTo');
  const [hours, setHours] = useState(String(usual));
  const [chosen, setChosen] = useState<Record<number, Chosen>>(() =>
    Object.fromEntries(affected.map((booking) => [booking.id, firstChoice(booking)])),
  );
  const { post, errors, told, isBusy } = usePost(target, onDone);
  const choices = affected.flatMap((booking) => choiceOf(booking, chosen[booking.id]) ?? []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void post({ choices: JSON.stringify(choices), hours });
  };
  const today = affected.filter(({ hasArrived }) => hasArrived);
  const later = affected.filter(({ hasArrived }) => !hasArrived);
  const rows = (bookings: AffectedBooking[]) => (
    <ul className="k-affected">
      {bookings.map((booking) => (
        <AffectedRow
          key={booking.id}
          booking={booking}
          chosen={chosen[booking.id] ?? firstChoice(booking)}
          onChoose={(choice) => setChosen({ ...chosen, [booking.id]: choice })}
        />
      ))}
    </ul>
  );
  return (
    <form className="k-stack" onSubmit={submit}>
      <Part title={record.title}>
        <p role="status">
          <strong>
            {progress.total === 0
              ? say('none')
              : say('progress', { seen: progress.seen, total: progress.total })}
          </strong>
          {progress.waiting > 0 ? ` · ${say('waiting', { count: progress.waiting })}` : null}
        </p>
        {choices.some(({ act }) => act === 'offer') ? (
          <Field id="hours" label={say('hours')} help={say('hoursHelp')} error={errors.hours}>
            {(input) => (
              <input
                {...input}
                className="k-short"
                inputMode="numeric"
                value={hours}
                onChange={(event) => setHours(event.target.value)}
              />
            )}
          </Field>
        ) : null}
      </Part>
      {today.length > 0 ? (
        <Part title={say('today', { number: today.length })}>
          {today.some(isOpen) ? <p className="k-warning">{say('callFirst')}</p> : null}
          {rows(today)}
        </Part>
      ) : null}
      {later.length > 0 ? <Part title={say('later', { number: later.length })}>{rows(later)}</Part> : null}
      {told ? (
        <p className="k-problem" role="alert">
          {told}
        </p>
      ) : null}
      <div className="k-actions">
        {affected.some(isOpen) ? (
          <button type="submit" className="k-button k-main" disabled={isBusy || choices.length === 0}>
            {isBusy ? say('working') : say('doIt', { count: choices.length })}
          </button>
        ) : null}
        <Link className="k-button" to={recordOf('closures', record.id)}>
          {say('toClosure')}
        </Link>
      </div>
    </form>
  );
}
