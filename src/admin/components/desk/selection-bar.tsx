import { nextChange, type Stay } from './types';
import type { Keys } from './use-keys';
import { useDeskWords } from './words';

/** What can be done to all ticked stays at once. */
export function SelectionBar({ stays, keys, clear }: { stays: Stay[]; keys: Keys; clear(): void }) {
  const say = useDeskWords();
  if (stays.length === 0) return null;
  const toHandOut = stays.filter((stay) => nextChange(stay) === 'handOutKey');
  const toTakeBack = stays.filter((stay) => nextChange(stay) === 'takeBackKey');
  return (
    <div className="desk-selection">
      <strong>{say('selected', { count: stays.length })}</strong>
      {toHandOut.length > 0 ? (
        <button
          type="button"
          className="desk-button is-out"
          onClick={() => keys.change('handOutKey', toHandOut)}
        >
          {say('handOutMany', { count: toHandOut.length })}
        </button>
      ) : null}
      {toTakeBack.length > 0 ? (
        <button
          type="button"
          className="desk-button is-in"
          onClick={() => keys.change('takeBackKey', toTakeBack)}
        >
          {say('takeBackMany', { count: toTakeBack.length })}
        </button>
      ) : null}
      <button type="button" className="desk-button is-quiet" onClick={clear}>
        {say('clearSelection')}
      </button>
    </div>
  );
}
