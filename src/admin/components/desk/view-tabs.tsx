import type { DeskWord } from '../../locales/desk';
import { useWords } from '../common/use-words';
import type { DeskData, View } from './types';

const VIEWS: readonly View[] = ['pickUps', 'returns', 'day'];

interface Props {
  view: View;
  change(view: View): void;
  data: DeskData | undefined;
}

/** Chooses between the keys to hand out, those to take back, and the day's sheet. */
export function ViewTabs({ view, change, data }: Props) {
  const { say } = useWords<DeskWord>('Desk');
  const overdue = data?.returns.filter((stay) => stay.overdue).length ?? 0;
  return (
    <nav className="desk-tabs" aria-label={say('views')}>
      {VIEWS.map((name) => (
        <button key={name} type="button" aria-pressed={view === name} onClick={() => change(name)}>
          <span>{say(name === 'day' ? 'daySheet' : name)}</span>
          {name === 'day' || !data ? null : <span className="k-pill">{data[name].length}</span>}
          {name === 'returns' && overdue > 0 ? (
            <span className="k-pill k-bad">{say('overdueCount', { count: overdue })}</span>
          ) : null}
        </button>
      ))}
    </nav>
  );
}
