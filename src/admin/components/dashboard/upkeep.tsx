import { Link } from 'react-router-dom';
import type { KoieComplaints, KoieTasks } from '../../../services/reports/complaints';
import { formatDay } from '../common/format';
import { listOf, recordOf } from '../common/links';
import { useWords } from '../common/use-words';
import { LongList } from './today';

/** Faults that are not of a thing which is broken or missing. */
const WORDED: Record<string, string> = {
  wood: 'woodLevel',
  gas: 'gasNotFull',
  smoke_detector: 'smokeDetectorFails',
  other: 'otherFaults',
};

/** The faults in the latest report of each koie. */
export function Complaints({ complaints }: { complaints: KoieComplaints[] }) {
  const { say, label, language } = useWords('Dashboard');
  if (complaints.length === 0) return <p className="k-empty">{say('noComplaints')}</p>;
  return (
    <LongList
      items={complaints.map((one) => (
        <li key={one.reportId}>
          <div className="k-row">
            <Link to={recordOf('reports', one.reportId)}>{one.koie}</Link>
            <span className="k-small">
              {formatDay(one.stayDate, language)}
              {one.isHandled ? ` · ${say('handled')}` : null}
            </span>
          </div>
          <div>
            {one.faults.map((fault) => (
              <span key={fault} className={one.isHandled ? 'k-badge' : 'k-badge k-bad'}>
                {WORDED[fault]
                  ? say(WORDED[fault], { level: one.wood ?? '–' })
                  : say('broken', { item: label('tasks', 'item', fault) })}
              </span>
            ))}
          </div>
          {one.otherFaults ? <p className="k-small">«{one.otherFaults.slice(0, 160)}»</p> : null}
        </li>
      ))}
    />
  );
}

/** The open tasks of each koie. */
export function OpenTasks({ koier }: { koier: KoieTasks[] }) {
  const { say, label } = useWords('Dashboard');
  if (koier.length === 0) return <p className="k-empty">{say('noTasks')}</p>;
  return (
    <LongList
      items={koier.map(({ koieId, koie, tasks }) => (
        <li key={koieId}>
          <div className="k-row">
            <Link to={listOf('tasks', { koieId, isOpen: true })}>{koie}</Link>
            <span className="k-small">{say('tasks', { count: tasks.length })}</span>
          </div>
          <div>
            {tasks.map((task) => (
              <Link key={task.id} to={recordOf('tasks', task.id)} className="k-badge">
                {label('tasks', 'item', task.item)}
                {task.state === 'doing' ? ` · ${label('tasks', 'state', 'doing')}` : null}
              </Link>
            ))}
          </div>
        </li>
      ))}
    />
  );
}
