import { Link } from 'react-router-dom';
import type { KoieRelated } from '../../../services/figures/related';
import { Badge } from '../common/badge';
import { formatDay } from '../common/format';
import { listOf, recordOf, workListOf } from '../common/links';
import { Part, Told } from '../common/page';
import { useRelated } from '../common/use-related';
import { useWords } from '../common/use-words';
import type { KoieTabProps } from './koie-tabs';
import { NewLink } from './new-link';

const MOST_CHARACTERS = 140;

/** What is to be done at a koie, and what has been reported. */
export function KoieUpkeep({ record, resource }: KoieTabProps) {
  const { answer, again } = useRelated<KoieRelated>(resource, record);
  return (
    <Told answer={answer} again={again} lines={8}>
      {({ related }) => (
        <div className="k-grid">
          <Tasks koieId={Number(record.id)} tasks={related.tasks} />
          <Reports koieId={Number(record.id)} reports={related.reports} />
        </div>
      )}
    </Told>
  );
}

function Tasks({ koieId, tasks }: { koieId: number; tasks: KoieRelated['tasks'] }) {
  const { say, label } = useWords('Records');
  return (
    <Part
      id="tasks"
      title={say('tasks')}
      aside={
        <span className="k-links">
          <Link to={listOf('tasks', { koieId, isOpen: true })}>{say('allTasks')}</Link>
          <Link to={workListOf(koieId)}>{say('workList')}</Link>
          <NewLink resource="tasks" koieId={koieId} />
        </span>
      }
    >
      {tasks.length === 0 ? <p className="k-empty">{say('noTasks')}</p> : null}
      <ul className="k-rows">
        {tasks.map((task) => (
          <li key={task.id}>
            <div className="k-row">
              <Link to={recordOf('tasks', task.id)}>{label('tasks', 'item', task.item)}</Link>
              <span className="k-small">
                {label('tasks', 'state', task.state)}
                {task.assignee ? ` · ${task.assignee}` : null}
              </span>
            </div>
            {task.note ? <p className="k-small">{task.note}</p> : null}
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Reports({ koieId, reports }: { koieId: number; reports: KoieRelated['reports'] }) {
  const { say, language } = useWords('Records');
  return (
    <Part
      id="reports"
      title={say('reports')}
      aside={
        <span className="k-links">
          <Link to={listOf('reports', { koieId })}>{say('allReports')}</Link>
          <NewLink resource="reports" koieId={koieId} />
        </span>
      }
    >
      {reports.length === 0 ? <p className="k-empty">{say('noReports')}</p> : null}
      <ul className="k-rows">
        {reports.map((report) => (
          <li key={report.id}>
            <div className="k-row">
              <Link to={recordOf('reports', report.id)}>{formatDay(report.stayDate, language)}</Link>
              <Badge tone={report.isHandled ? 'good' : 'neutral'}>
                {report.isHandled ? say('handled') : say('notHandled')}
              </Badge>
            </div>
            <p className="k-small">{(report.otherFaults || report.feedback).slice(0, MOST_CHARACTERS)}</p>
          </li>
        ))}
      </ul>
    </Part>
  );
}
