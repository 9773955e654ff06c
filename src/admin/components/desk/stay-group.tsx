import type { DeskWord } from '../../locales/desk';
import { useWords } from '../common/use-words';
import type { Group } from './groups';
import { isChangedHere, type RowSetting, StayRow } from './stay-row';
import { nextChange } from './types';

/** Stays under a heading, which ticks all of them. */
export function StayGroup({ group, setting }: { group: Group; setting: RowSetting }) {
  const { say } = useWords<DeskWord>('Desk');
  const { keys, selected, select } = setting;
  const ids = group.stays
    .filter((stay) => nextChange(stay) !== null && !isChangedHere(stay, keys))
    .map(({ id }) => id);
  return (
    <section className={`desk-group${group.isUrgent ? ' is-urgent' : ''}`}>
      <header>
        <span className="desk-tick">
          {ids.length > 1 ? (
            <label>
              <input
                type="checkbox"
                checked={ids.every((id) => selected.has(id))}
                aria-label={say('selectGroup', { group: group.title })}
                onChange={(event) => select(ids, event.target.checked)}
              />
            </label>
          ) : null}
        </span>
        <h2>
          {group.title} <span className="k-pill">{group.stays.length}</span>
        </h2>
      </header>
      <ul className="desk-rows">
        {group.stays.map((stay) => (
          <StayRow key={stay.id} stay={stay} setting={setting} />
        ))}
      </ul>
    </section>
  );
}
