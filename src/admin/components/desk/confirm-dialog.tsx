import { useEffect, useRef } from 'react';
import { useLanguage } from '../common/language';
import { addDays, longDay, stayDates } from './dates';
import { whoOf } from './telling';
import type { Asked, Keys } from './use-keys';
import { useDeskWords } from './words';

/** Asks to read what stands in the way of a key before it goes out. */
export function ConfirmDialog({ keys, pickupDays }: { keys: Keys; pickupDays: number }) {
  const say = useDeskWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const { question, answer } = keys;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!question) return;
    dialog.current?.showModal();
    // Instead of a button, so that the Enter that opened it cannot answer it.
    title.current?.focus();
  }, [question]);
  if (!question) return null;
  const { asked, others } = question;
  const count = asked.length + others.length;
  return (
    <dialog
      ref={dialog}
      className="desk-dialog"
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
          <AskedStay key={one.stay.id} asked={one} pickupDays={pickupDays} />
        ))}
      </ul>
      <footer>
        <button type="button" className="desk-button is-out" onClick={() => answer('all')}>
          {count === 1 ? say('confirm') : say('confirmMany', { count })}
        </button>
        {others.length > 0 ? (
          <button type="button" className="desk-button is-in" onClick={() => answer('others')}>
            {say('skip', { count: others.length })}
          </button>
        ) : null}
        <button type="button" className="desk-button is-quiet" onClick={() => answer('none')}>
          {say('cancel')}
        </button>
      </footer>
    </dialog>
  );
}

function AskedStay({
  asked: { stay, closure, deskNote, isEarly },
  pickupDays,
}: {
  asked: Asked;
  pickupDays: number;
}) {
  const say = useDeskWords();
  const language = useLanguage();
  const { guest, koie } = whoOf(stay, say);
  return (
    <li>
      <p className="desk-asked">
        <strong>{guest}</strong> · {koie} · {stayDates(stay.arrivalDate, stay.departureDate, language)} ·{' '}
        {stay.reference}
      </p>
      {closure === null ? null : (
        <p className="desk-note is-bad">
          <strong>{say('confirmClosed', { koie })}</strong>
          {closure}
        </p>
      )}
      {deskNote ? (
        <p className="desk-note is-note">
          <strong>{say('confirmNote')}</strong>
          {deskNote}
        </p>
      ) : null}
      {isEarly ? (
        <p className="desk-note is-warn">
          <strong>{say('confirmEarly')}</strong>
          {say('early', { day: longDay(addDays(stay.arrivalDate, -pickupDays), language) })}
        </p>
      ) : null}
    </li>
  );
}
