import type { DeskWord } from '../../locales/desk';
import { dayOfYear, daysOfYear } from '../common/format';
import { useWords } from '../common/use-words';
import { isChangedHere, type RowSetting, StayRow } from './stay-row';
import { type CancelledStay, nextChange, type Stay } from './types';

interface Props {
  term: string;
  /** Undefined until it is known. */
  found: Stay[] | undefined;
  isFiltered: boolean;
  /** The cancelled booking whose reference was searched for. */
  cancelled: CancelledStay | null;
  setting: RowSetting;
}

/** The result of a search. When one stay is found, it says what Enter will do to its key. */
export function Found({ term, found, isFiltered, cancelled, setting }: Props) {
  const { say, language } = useWords<DeskWord>('Desk');
  if (!found) return <p className="k-empty">{say('searching')}</p>;
  const [first] = found;
  if (!first && cancelled) {
    const { reference, koie, arrivalDate, departureDate, cancelledOn } = cancelled;
    return (
      <div className="k-empty" role="status">
        <p>
          <strong>{say('wasCancelled', { reference, day: dayOfYear(cancelledOn, language) })}</strong>
        </p>
        <p>
          {koie} · {daysOfYear(arrivalDate, departureDate, language)}
        </p>
      </div>
    );
  }
  if (!first) {
    return (
      <div className="k-empty" role="status">
        <p>{say('foundNone', { term })}</p>
        <p>{say(isFiltered ? 'foundNoneFiltered' : 'foundNoneHint')}</p>
      </div>
    );
  }
  const isOnly = found.length === 1;
  const hint = isOnly && !isChangedHere(first, setting.keys) ? hintFor(first) : undefined;
  return (
    <section className="desk-group">
      <header>
        <h2 role="status">
          {isOnly ? say('foundOne', { term }) : say('foundMany', { term, count: found.length })}
        </h2>
        {hint ? (
          <p className="desk-hint">
            <kbd>Enter</kbd> {say(hint)}
          </p>
        ) : null}
      </header>
      <ul className="desk-rows">
        {found.map((stay) => (
          <StayRow key={stay.id} stay={stay} setting={setting} isOnly={isOnly} />
        ))}
      </ul>
    </section>
  );
}

function hintFor(stay: Stay): DeskWord | undefined {
  const change = nextChange(stay);
  if (!change) return undefined;
  return change === 'handOutKey' ? 'enterHandsOut' : 'enterTakesBack';
}
