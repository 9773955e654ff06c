import type { DeskWord } from '../../locales/desk';
import { useWords } from '../common/use-words';
import { nextChange, type Stay } from './types';
import type { Keys } from './use-keys';

/** Buttons that change the keys of all ticked stays at once. */
export function SelectionBar({ stays, keys, clear }: { stays: Stay[]; keys: Keys; clear(): void }) {
  const { say } = useWords<DeskWord>('Desk');
  if (stays.length === 0) return null;
  const toHandOut = stays.filter((stay) => nextChange(stay) === 'handOutKey');
  const toTakeBack = stays.filter((stay) => nextChange(stay) === 'takeBackKey');
  return (
    <div className="desk-selection">
      <strong>{say('selected', { count: stays.length })}</strong>
      {toHandOut.length > 0 ? (
        <button
          type="button"
          className="k-button k-main"
          onClick={() => keys.change('handOutKey', toHandOut)}
        >
          {say('handOutMany', { count: toHandOut.length })}
        </button>
      ) : null}
      {toTakeBack.length > 0 ? (
        <button
          type="button"
          className="k-button k-strong"
          onClick={() => keys.change('takeBackKey', toTakeBack)}
        >
          {say('takeBackMany', { count: toTakeBack.length })}
        </button>
      ) : null}
      <button type="button" className="k-button" onClick={clear}>
        {say('clearSelection')}
      </button>
    </div>
  );
}
