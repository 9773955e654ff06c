import type { KeyboardEvent } from 'react';
import type { DeskWord } from '../../locales/desk';
import { addDays, daysBetween } from '../common/days';
import { dayOfYear, daysOfYear, formatTime, osloDay, shortDay } from '../common/format';
import type { Language } from '../common/language';
import { type Say, useWords } from '../common/use-words';
import type { ChosenKeys } from './chosen-keys';
import { KeyChoice, KeyNumber } from './key-choice';
import { keyOutOf, statusOf, whoOf } from './telling';
import { nextChange, type Stay } from './types';
import type { Keys } from './use-keys';

/** Everything that a row needs besides its stay. */
export interface RowSetting {
  keys: Keys;
  chosen: ChosenKeys;
  today: string;
  pickupDays: number;
  selected: ReadonlySet<number>;
  select(ids: number[], isSelected: boolean): void;
  /** Asks on which day its key came back. */
  askDay(stay: Stay): void;
  /** Asks what has become of its numbered key. */
  reportKey(stay: Stay): void;
}

/** A stay with its guest, what must be known about its key, and the one thing to do next. */
export function StayRow({ stay, setting, isOnly }: { stay: Stay; setting: RowSetting; isOnly?: boolean }) {
  const { say, language } = useWords<DeskWord>('Desk');
  const { keys, selected, select } = setting;
  const who = whoOf(stay, say);
  const isDone = isChangedHere(stay, keys);
  const canBeSelected = nextChange(stay) !== null && !isDone;
  return (
    <li
      className={`desk-row${isDone ? ' is-done' : ''}${isOnly ? ' is-only' : ''}`}
      data-reference={stay.reference}
    >
      <span className="desk-tick">
        {canBeSelected ? (
          <label>
            <input
              type="checkbox"
              checked={selected.has(stay.id)}
              aria-label={say('select', { reference: stay.reference, guest: who.guest })}
              onChange={(event) => select([stay.id], event.target.checked)}
            />
          </label>
        ) : null}
      </span>
      <span className="desk-reference">
        <strong>{stay.reference}</strong>
        <small title={stay.uuid}>{stay.uuid.slice(0, 8)}</small>
      </span>
      <span className="desk-guest">
        <strong>{who.guest}</strong>
        <span>
          {stay.phone ? <a href={`tel:${stay.phone.replace(/\s/g, '')}`}>{stay.phone}</a> : null}
          <span>{stay.contactEmail}</span>
        </span>
      </span>
      <span className="desk-stay">
        <strong>{stay.koie}</strong>
        <span>
          {daysOfYear(stay.arrivalDate, stay.departureDate, language)} ·{' '}
          {say(stay.guests === 1 ? 'guest' : 'guests', { count: stay.guests })}
        </span>
      </span>
      <Notes stay={stay} setting={setting} say={say} language={language} />
      <Actions stay={stay} setting={setting} isDone={isDone} say={say} language={language} />
    </li>
  );
}

/** Whether its key was changed here a moment ago, and nobody has changed it since. */
export function isChangedHere(stay: Stay, { kept }: Keys): boolean {
  return kept.get(stay.id)?.keyStatus === stay.keyStatus;
}

interface NotesProps {
  stay: Stay;
  setting: RowSetting;
  say: Say<DeskWord>;
  language: Language;
}

function Notes({ stay, setting: { today, pickupDays, chosen }, say, language }: NotesProps) {
  const late = daysBetween(stay.departureDate, today);
  const firstDay = addDays(stay.arrivalDate, -pickupDays);
  const isWaiting = stay.keyStatus === 'not_picked_up';
  const keys = isWaiting ? chosen.keysOf(stay) : undefined;
  const isNoneLeft = keys?.free.every(({ desk }) => desk !== null) ?? false;
  const whoHas = keys?.out.map((key) => keyOutOf(key, say, (day) => shortDay(day, language))) ?? [];
  const became = stay.key?.state;
  const notes = [
    isNoneLeft && (['bad', [say('noKeyLeft'), ...whoHas].join(' · ')] as const),
    became === 'lost' && (['bad', say('becameLost')] as const),
    became === 'broken' && (['bad', say('becameBroken')] as const),
    stay.withoutKeyNote !== '' && (['note', say('wentWithout', { note: stay.withoutKeyNote })] as const),
    stay.overdue && (['bad', late === 1 ? say('dayLate') : say('daysLate', { count: late })] as const),
    stay.closure !== null && (['bad', say('closed', { reason: stay.closure })] as const),
    stay.avalanche !== null && (['bad', say('avalanche', { told: stay.avalanche })] as const),
    !stay.paid && (['warn', say('unpaid')] as const),
    isWaiting && firstDay > today && (['warn', say('early', { day: shortDay(firstDay, language) })] as const),
    stay.deskNote && (['note', say('deskNote', { note: stay.deskNote })] as const),
    stay.keyNotice && (['info', say('keyNotice', { notice: stay.keyNotice })] as const),
  ].filter((note) => typeof note === 'object');
  if (notes.length === 0) return null;
  return (
    <ul className="desk-notes">
      {notes.map(([tone, text]) => (
        <li key={text} className={`desk-note k-${tone}`}>
          {text}
        </li>
      ))}
    </ul>
  );
}

function Actions({ stay, setting, isDone, say, language }: NotesProps & { isDone: boolean }) {
  const { keys } = setting;
  const change = nextChange(stay);
  const who = whoOf(stay, say);
  const isBusy = keys.busy.has(stay.id);
  if (isDone) {
    return (
      <span className="desk-actions">
        <KeyNumber stay={stay} say={say} />
        <span className="desk-state">✓ {statusOf(stay.keyStatus, say)}</span>
        <button
          type="button"
          className="k-button"
          aria-label={say('undoOf', who)}
          onClick={(event) => {
            // The second click of a double click must not undo what the first has done.
            if (event.detail < 2) keys.change('undoKey', [stay]);
          }}
          onKeyDown={moveBetweenRows}
          data-row-action
        >
          {isBusy ? say('working') : say('undo')}
        </button>
        <OtherDay stay={stay} setting={setting} say={say} />
      </span>
    );
  }
  if (change === null) {
    return (
      <span className="desk-actions">
        <KeyNumber stay={stay} say={say} />
        <span className="desk-state">✓ {statusOf(stay.keyStatus, say)}</span>
        <small>{backIn(stay, say, language)}</small>
        <OtherDay stay={stay} setting={setting} say={say} />
      </span>
    );
  }
  return (
    <span className="desk-actions">
      {change === 'handOutKey' ? (
        <KeyChoice stay={stay} setting={setting} say={say} />
      ) : (
        <KeyNumber stay={stay} say={say} />
      )}
      <button
        type="button"
        className={`k-button ${change === 'handOutKey' ? 'k-main' : 'k-strong'}`}
        aria-label={say(change === 'handOutKey' ? 'handOutOf' : 'takeBackOf', who)}
        aria-disabled={isBusy}
        onClick={() => keys.change(change, [stay])}
        onKeyDown={moveBetweenRows}
        data-row-action
      >
        {isBusy ? say('working') : say(change === 'handOutKey' ? 'handOut' : 'takeBack')}
      </button>
      {change === 'takeBackKey' && stay.key ? (
        <button
          type="button"
          className="desk-report"
          aria-label={say('reportOf', who)}
          onClick={() => setting.reportKey(stay)}
        >
          {say('report')}
        </button>
      ) : null}
    </span>
  );
}

/** For a key that came back on another day than it was taken back on here. */
function OtherDay({ stay, setting, say }: Omit<NotesProps, 'language'>) {
  if (stay.keyStatus !== 'delivered') return null;
  return (
    <button
      type="button"
      className="k-button"
      aria-label={say('otherDayOf', whoOf(stay, say))}
      onClick={() => setting.askDay(stay)}
    >
      {say('otherDay')}
    </button>
  );
}

/** When a key came back and who took it: with the time, where it was that very day. */
function backIn({ keyBackOn, keyChange }: Stay, say: Say<DeskWord>, language: Language): string {
  const time = keyChange && osloDay(keyChange.at) === keyBackOn ? formatTime(keyChange.at, language) : '';
  const day = keyBackOn ? dayOfYear(keyBackOn, language) : '';
  const by = keyChange?.by ? say('by', { who: keyChange.by }) : '';
  return [day, time, by].filter(Boolean).join(' ');
}

/** Arrow keys go from one row's button to the next one's. */
function moveBetweenRows(event: KeyboardEvent<HTMLButtonElement>) {
  // Nor must a key that is held down.
  if (event.repeat && event.key === 'Enter') event.preventDefault();
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const buttons = [...document.querySelectorAll<HTMLElement>('.desk [data-row-action]')];
  const next = buttons[buttons.indexOf(event.currentTarget) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
