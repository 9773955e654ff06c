import { useEffect, useRef, useState } from 'react';
import type { DeskWord } from '../../locales/desk';
import { addDays } from '../common/days';
import { Field } from '../common/field';
import { usePost } from '../common/use-post';
import { useWords } from '../common/use-words';
import { whoOf } from './telling';
import type { Stay } from './types';

/** Asks on which day a key came back that is back. */
export function KeyDayDialog({
  stay,
  today,
  close,
  done,
}: {
  stay: Stay;
  today: string;
  close(): void;
  done(): void;
}) {
  const { say } = useWords<DeskWord>('Desk');
  const dialog = useRef<HTMLDialogElement>(null);
  const yesterday = addDays(today, -1);
  const isPossible = stay.keyOutOn === null || stay.keyOutOn <= yesterday;
  const [day, setDay] = useState(isPossible ? yesterday : today);
  const target = { resourceId: 'bookings', recordId: String(stay.id), actionName: 'dateKeyBack' };
  const { post, told, isBusy } = usePost(target, done);
  useEffect(() => dialog.current?.showModal(), []);
  const { guest, koie } = whoOf(stay, say);
  return (
    <dialog ref={dialog} className="k-dialog" aria-labelledby="desk-day-title" onClose={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void post({ keyBackOn: day });
        }}
      >
        <h2 id="desk-day-title">{say('whichDay')}</h2>
        <p className="desk-asked">
          <strong>{guest}</strong> · {koie} · {stay.reference}
        </p>
        <Field id="keyBackOn" label={say('day')} error={told}>
          {(input) => (
            <input
              {...input}
              type="date"
              required
              max={today}
              {...(stay.keyOutOn ? { min: stay.keyOutOn } : {})}
              value={day}
              onChange={(event) => setDay(event.target.value)}
            />
          )}
        </Field>
        <footer>
          <button type="submit" className="k-button k-main" disabled={isBusy}>
            {say('saveDay')}
          </button>
          <button type="button" className="k-button" onClick={close}>
            {say('cancel')}
          </button>
        </footer>
      </form>
    </dialog>
  );
}
