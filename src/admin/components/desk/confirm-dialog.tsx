import { useEffect, useRef, useState } from 'react';
import type { DeskWord } from '../../locales/desk';
import { Field } from '../common/field';
import { dayOfYear, daysOfYear, shortDay } from '../common/format';
import { useWords } from '../common/use-words';
import { keyOutOf, whoOf } from './telling';
import type { Asked, Keys } from './use-keys';

/** Asks to read what stands in the way of a key before it goes out. */
export function ConfirmDialog({ keys }: { keys: Keys }) {
  const { say } = useWords<DeskWord>('Desk');
  const dialog = useRef<HTMLDialogElement>(null);
  const { question, answer } = keys;
  const [note, setNote] = useState('');
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!question) return;
    setNote('');
    dialog.current?.showModal();
    // Instead of a button, so that the Enter that opened it cannot answer it.
    title.current?.focus();
  }, [question]);
  if (!question) return null;
  const { asked, others } = question;
  const count = asked.length + others.length;
  const isKeyless = asked.some(({ noKey }) => noKey !== null);
  return (
    <dialog
      ref={dialog}
      className="k-dialog"
      aria-labelledby="desk-confirm-title"
      onCancel={(event) => {
        event.preventDefault();
        answer('none');
      }}
    >
      <h2 id="desk-confirm-title" tabIndex={-1} ref={title}>
        {say('confirmTitle')}
      </h2>
      <ul>
        {asked.map((one) => (
          <AskedStay key={one.stay.id} asked={one} />
        ))}
      </ul>
      {isKeyless ? (
        <Field id="withoutKeyNote" label={say('withoutKeyNote')} help={say('withoutKeyHelp')} isRequired>
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
      <footer>
        <button
          type="button"
          className="k-button k-main"
          disabled={isKeyless && note.trim() === ''}
          onClick={() => answer('all', note.trim())}
        >
          {count === 1 ? say('confirm') : say('confirmMany', { count })}
        </button>
        {others.length > 0 ? (
          <button type="button" className="k-button k-strong" onClick={() => answer('others')}>
            {say('skip', { count: others.length })}
          </button>
        ) : null}
        <button type="button" className="k-button" onClick={() => answer('none')}>
          {say('cancel')}
        </button>
      </footer>
    </dialog>
  );
}

function AskedStay({ asked: { stay, closure, avalanche, deskNote, earliest, noKey } }: { asked: Asked }) {
  const { say, language } = useWords<DeskWord>('Desk');
  const { guest, koie } = whoOf(stay, say);
  return (
    <li>
      <p className="desk-asked">
        <strong>{guest}</strong> · {koie} · {daysOfYear(stay.arrivalDate, stay.departureDate, language)} ·{' '}
        {stay.reference}
      </p>
      {noKey === null ? null : (
        <p className="desk-note k-warn">
          <strong>{say('withoutKey')}</strong>
          {noKey.map((key) => keyOutOf(key, say, (day) => shortDay(day, language))).join('\n')}
        </p>
      )}
      {closure === null ? null : (
        <p className="desk-note k-bad">
          <strong>{say('confirmClosed', { koie })}</strong>
          {closure}
        </p>
      )}
      {avalanche === null ? null : (
        <p className="desk-note k-bad">
          <strong>{say('confirmAvalanche')}</strong>
          {avalanche}
        </p>
      )}
      {deskNote ? (
        <p className="desk-note k-warn">
          <strong>{say('confirmNote')}</strong>
          {deskNote}
        </p>
      ) : null}
      {earliest === null ? null : (
        <p className="desk-note k-warn">
          <strong>{say('confirmEarly')}</strong>
          {say('early', { day: dayOfYear(earliest, language) })}
        </p>
      )}
    </li>
  );
}
