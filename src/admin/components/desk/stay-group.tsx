import type { Group } from './groups';
import { isChangedHere, type RowSetting, StayRow } from './stay-row';
import { nextChange } from './types';
import { useDeskWords } from './words';

/** Stays under a heading, which ticks all of them. */
export function StayGroup({ group, setting }: { group: Group; setting: RowSetting }) {
  const say = useDeskWords();
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
          {group.title} <span className="desk-count">{group.stays.length}</span>
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
