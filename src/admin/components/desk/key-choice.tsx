import type { DeskWord } from '../../locales/desk';
import type { Say } from '../common/use-words';
import type { RowSetting } from './stay-row';
import { whoOf } from './telling';
import type { Stay } from './types';

interface Props {
  stay: Stay;
  setting: RowSetting;
  say: Say<DeskWord>;
}

/** The number of the key that goes out, large; another one can be picked, or none. */
export function KeyChoice({ stay, setting: { chosen }, say }: Props) {
  const keys = chosen.keysOf(stay);
  const key = chosen.chosenFor(stay);
  if (!keys || key === undefined) return null;
  return (
    <label className="desk-key">
      <span>{say('number')}</span>
      <select
        aria-label={say('numberOf', whoOf(stay, say))}
        value={key === 'none' ? 'none' : String(key.id)}
        onChange={({ target }) => chosen.pick(stay, target.value === 'none' ? 'none' : Number(target.value))}
      >
        {keys.free.map(({ id, label, desk }) => (
          <option key={id} value={id}>
            {desk === null ? label : say('keyAtDesk', { key: label, desk })}
          </option>
        ))}
        <option value="none">{say('withoutKeyChoice')}</option>
      </select>
    </label>
  );
}

/** The number on the key that a stay has or had, large. */
export function KeyNumber({ stay, say }: Pick<Props, 'stay' | 'say'>) {
  if (!stay.key) return null;
  return (
    <span className="desk-key">
      <span>{say('number')}</span> <strong>{stay.key.label}</strong>
    </span>
  );
}
