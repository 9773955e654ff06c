import type { RecordJSON, ResourceJSON } from 'adminjs';
import { Link } from 'react-router-dom';
import type { KoieRelated } from '../../../services/figures/related';
import type { MonthFigures } from '../../../services/figures/statistics';
import { Figures } from '../common/figures';
import { daysOf, formatDay } from '../common/format';
import { listOf, newOf, pageOf, recordOf, workListOf } from '../common/links';
import { Part, Told } from '../common/page';
import { useWords } from '../common/use-words';
import { ClosureList } from './closure-list';
import { useRelated } from './use-related';

type Related = KoieRelated & { months: MonthFigures[] };

/** What belongs to a koie: stays to come, reports, closures, tasks, and how full it has been. */
export function KoieParts({ record, resource }: { record: RecordJSON; resource: ResourceJSON }) {
  const { answer, again } = useRelated<Related>(resource, record);
  return (
    <Told answer={answer} again={again}>
      {({ related }) => <Parts id={Number(record.id)} related={related} />}
    </Told>
  );
}

function Parts({ id, related }: { id: number; related: Related }) {
  const { say, language } = useWords('Records');
  return (
    <>
      <div className="k-stack">
        <Part
          id="upcoming"
          title={say('upcoming', { number: related.upcomingCount })}
          aside={
            <span className="k-links">
              <Link to={pageOf('calendar', { koie: related.slug })}>{say('calendar')}</Link>
              <New resource="bookings" koieId={id} word="newBooking" />
            </span>
          }
        >
          {related.upcoming.length === 0 ? <p className="k-empty">{say('noUpcoming')}</p> : null}
          <ul className="k-rows">
            {related.upcoming.map((stay) => (
              <li key={stay.id} className="k-row">
                <span>
                  <Link to={recordOf('bookings', stay.id)}>
                    {daysOf(stay.arrivalDate, stay.departureDate, language)}
                  </Link>{' '}
                  {stay.guest ?? stay.reference}
                </span>
                <span className="k-small">
                  {stay.isConfirmed ? null : say('held')} {say('guests', { count: stay.guests })}
                </span>
              </li>
            ))}
          </ul>
          <p>
            <Link to={listOf('bookings', { koieId: id })}>{say('allBookings')}</Link>
          </p>
        </Part>
        <Part
          id="closures"
          title={say('closures')}
          aside={
            <span className="k-links">
              <Link to={listOf('closures', { koieId: id })}>{say('allClosures')}</Link>
              <New resource="closures" koieId={id} word="newClosure" />
            </span>
          }
        >
          <ClosureList closures={related.closures} nothing={say('noClosures')} />
        </Part>
        <Part
          id="tasks"
          title={say('tasks')}
          aside={
            <span className="k-links">
              <Link to={listOf('tasks', { koieId: id, isOpen: true })}>{say('allTasks')}</Link>
              <Link to={workListOf(Number(id))}>{say('workList')}</Link>
              <New resource="tasks" koieId={id} word="newTask" />
            </span>
          }
        >
          <Tasks tasks={related.tasks} />
        </Part>
      </div>
      <Part
        id="reports"
        title={say('reports')}
        aside={
          <span className="k-links">
            <Link to={listOf('reports', { koieId: id })}>{say('allReports')}</Link>
            <New resource="reports" koieId={id} word="newReport" />
          </span>
        }
      >
        {related.reports.length === 0 ? <p className="k-empty">{say('noReports')}</p> : null}
        <ul className="k-rows">
          {related.reports.map((report) => (
            <li key={report.id}>
              <div className="k-row">
                <Link to={recordOf('reports', report.id)}>{formatDay(report.stayDate, language)}</Link>
                <span className={report.isHandled ? 'k-badge k-good' : 'k-badge'}>
                  {report.isHandled ? say('handled') : say('notHandled')}
                </span>
              </div>
              <p className="k-small">{(report.otherFaults || report.feedback).slice(0, 140)}</p>
            </li>
          ))}
        </ul>
      </Part>
      <Part id="figures" title={say('figures')} wide>
        <Figures months={related.months} />
      </Part>
    </>
  );
}

/** The form for a new record about this koie. */
function New({ resource, koieId, word }: { resource: string; koieId: number; word: string }) {
  const { say } = useWords('Related');
  return <Link to={`${newOf(resource)}?koieId=${koieId}`}>{say(word)}</Link>;
}

function Tasks({ tasks }: { tasks: KoieRelated['tasks'] }) {
  const { say, label } = useWords('Records');
  if (tasks.length === 0) return <p className="k-empty">{say('noTasks')}</p>;
  return (
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
  );
}
