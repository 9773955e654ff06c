import type { ActionProps } from 'adminjs';
import { Link, useLocation } from 'react-router-dom';
import type { KoieOnList, TaskOnList } from '../../actions/tasks';
import { api } from '../common/api';
import { formatDay } from '../common/format';
import { recordOf } from '../common/links';
import { Part, PrintButton, Told } from '../common/page';
import { useAnswer } from '../common/use-answer';
import { useWords } from '../common/use-words';

/** What is to be done, by koie, with boxes to tick: of what the list of tasks showed. */
export function TaskSheet({ resource }: ActionProps) {
  const { say } = useWords('Tasks');
  const { search } = useLocation();
  const { answer, again } = useAnswer(
    () =>
      api.resourceAction<{ koier: KoieOnList[] }>({
        resourceId: resource.id,
        actionName: 'print',
        params: new URLSearchParams(search),
      }),
    search,
  );
  return (
    <Told answer={answer} again={again}>
      {({ koier }) =>
        koier.length === 0 ? <p className="k-note">{say('none')}</p> : <Koier koier={koier} />
      }
    </Told>
  );
}

function Koier({ koier }: { koier: KoieOnList[] }) {
  const { say } = useWords('Tasks');
  return (
    <div className="k-stack">
      <div className="k-actions">
        <PrintButton />
      </div>
      {koier.map(({ koieId, koie, tasks }) => (
        <Part key={koieId} id={`koie-${koieId}`} title={koie} aside={say('count', { count: tasks.length })}>
          <ul className="k-rows">
            {tasks.map((task) => (
              <Task key={task.id} task={task} />
            ))}
          </ul>
        </Part>
      ))}
    </div>
  );
}

function Task({ task }: { task: TaskOnList }) {
  const { say, label, language } = useWords('Tasks');
  const since = formatDay(task.since, language);
  return (
    <li className="k-row">
      <span>
        <span aria-hidden="true">☐ </span>
        <Link to={recordOf('tasks', task.id)}>{label('tasks', 'item', task.item)}</Link>
        {task.note ? `: ${task.note}` : ''}
      </span>
      <span className="k-small">
        {[task.assignee || say('nobody'), say('since', { day: since })].join(' · ')}
      </span>
    </li>
  );
}
