import { useCurrentAdmin } from 'adminjs';
import { Link } from 'react-router-dom';
import type { BoardDashboard } from '../../pages/dashboard';
import { api } from '../common/api';
import { addDays } from '../common/days';
import { Figures } from '../common/figures';
import { daysOf, formatMoment, longDay } from '../common/format';
import { listOf, newOf, pageOf, startOf, workListOf } from '../common/links';
import { MailNotSetUp } from '../common/mail-not-set-up';
import { Page, Part, Told } from '../common/page';
import { componentOf } from '../common/registry';
import { useAnswer } from '../common/use-answer';
import { useWords } from '../common/use-words';
import { AvalancheFirst } from './avalanche-first';
import { ClosuresToSeeTo } from './closures-to-see-to';
import { HeatMap } from './heat-map';
import { MoneyToSeeTo } from './money-to-see-to';
import { StaysToday, TonightShort } from './today';
import { Complaints, OpenTasks } from './upkeep';
import { FailedMails, LastJobs } from './watch';

/** The front page: for SiT the key desk, for the board its overview. */
export function Dashboard() {
  const [user] = useCurrentAdmin();
  const Desk = componentOf('Desk');
  return user?.role === 'sit' && Desk ? <Desk /> : <BoardFirst />;
}

function BoardFirst() {
  const { say, language } = useWords('Dashboard');
  const { answer, again } = useAnswer(() => api.getDashboard<BoardDashboard>(), 'dashboard');
  const lead = answer.state === 'ready' ? longDay(answer.data.today, language) : undefined;
  return (
    <Page title={say('title')} lead={lead} actions={<Actions />}>
      <Told answer={answer} again={again}>
        {(data) => <Parts data={data} again={again} />}
      </Told>
    </Page>
  );
}

function Actions() {
  const { say } = useWords('Dashboard');
  return (
    <>
      <Link className="k-button k-main" to={newOf('bookings')}>
        {say('newBooking')}
      </Link>
      <Link className="k-button" to={newOf('closures')}>
        {say('newClosure')}
      </Link>
      <Link className="k-button" to={newOf('reports')}>
        {say('newReport')}
      </Link>
      <Link className="k-button" to={pageOf('desk')}>
        {say('desk')}
      </Link>
    </>
  );
}

function Parts({ data, again }: { data: BoardDashboard; again(): void }) {
  const { say, language } = useWords('Dashboard');
  return (
    <>
      {data.mail.isSetUp ? null : <MailNotSetUp waiting={data.mail.waiting} />}
      {data.isSellerSet ? null : <SellerNotSet />}
      {data.wrongNights ? <WrongNights {...data.wrongNights} /> : null}
      <AvalancheFirst toSeeTo={data.avalanche} done={again} />
      <Counts data={data} />
      <div className="k-grid">
        {data.closures.length > 0 ? (
          <Part id="closures-to-see-to" title={say('closuresToSeeTo')} wide>
            <ClosuresToSeeTo closures={data.closures} />
          </Part>
        ) : null}
        {data.moneyToSeeTo.length > 0 ? (
          <Part id="money-to-see-to" title={say('moneyToSeeTo')} wide>
            <MoneyToSeeTo items={data.moneyToSeeTo} />
          </Part>
        ) : null}
        <Part id="arrivals" title={say('arrivals', { number: data.arrivals.length })}>
          <StaysToday stays={data.arrivals} nobody={say('noArrivals')} />
        </Part>
        <Part id="departures" title={say('departures', { number: data.departures.length })}>
          <StaysToday stays={data.departures} nobody={say('noDepartures')} />
        </Part>
        {data.cancelledByGuests.length > 0 ? (
          <Part
            id="cancelled-by-guests"
            title={say('cancelledByGuests', { number: data.cancelledByGuests.length })}
            wide
          >
            <StaysToday stays={data.cancelledByGuests} nobody="" />
          </Part>
        ) : null}
        <Part
          id="tonight"
          title={say('tonight')}
          wide
          aside={
            <span>
              {daysOf(data.night, addDays(data.night, 1), language)} ·{' '}
              {data.night < data.today ? (
                <>
                  <Link to={pageOf('tonight', { night: data.today })}>{say('comingNight')}</Link> ·{' '}
                </>
              ) : null}
              <Link to={pageOf('tonight')}>{say('tonightPrint')}</Link>
            </span>
          }
        >
          <TonightShort koier={data.tonight} />
        </Part>
        {data.waiting.waited > 0 ? (
          <Part
            id="waiting-list"
            title={say('waitingList')}
            wide
            aside={<Link to={startOf('waiting_entries')}>{say('waitingListAll')}</Link>}
          >
            <p>
              {say('waitingNow', { ...data.waiting })} {say('waitingYear', { ...data.waiting })}
            </p>
          </Part>
        ) : null}
        <Part
          id="beds"
          title={say('heatMap')}
          wide
          aside={<span className="k-small">{say('heatMapHelp')}</span>}
        >
          <HeatMap nights={data.nights} koier={data.koier} />
        </Part>
        <Part
          id="complaints"
          title={say('complaints')}
          aside={<Link to={listOf('reports', { isHandled: false })}>{say('allReports')}</Link>}
        >
          <Complaints complaints={data.complaints} />
        </Part>
        <Part
          id="tasks"
          title={say('openTasks')}
          aside={
            <span>
              <Link to={listOf('tasks', { isOpen: true })}>{say('allTasks')}</Link> ·{' '}
              <Link to={workListOf()}>{say('workList')}</Link>
            </span>
          }
        >
          <OpenTasks koier={data.tasks} />
        </Part>
        <Part id="figures" title={say('figures')} wide>
          <Figures />
        </Part>
        <Part
          wide
          id="mails"
          title={say('failedMails')}
          aside={<Link to={listOf('emails', { state: 'failed' })}>{say('allFailedMails')}</Link>}
        >
          <FailedMails mails={data.failedMails} health={data.mail} />
        </Part>
        <Part wide id="jobs" title={say('jobs')} aside={<Link to={pageOf('jobs')}>{say('allJobs')}</Link>}>
          <LastJobs jobs={data.jobs} />
        </Part>
      </div>
    </>
  );
}

/** Asks to have it set who sells, which receipts say. */
function SellerNotSet() {
  const { say } = useWords('Page');
  return (
    <p className="k-warning" role="status">
      {say('sellerNotSet')}
    </p>
  );
}

/** Says that free beds were counted wrongly, within the last days. */
function WrongNights({ nights, foundAt }: NonNullable<BoardDashboard['wrongNights']>) {
  const { say, language } = useWords('Dashboard');
  return (
    <p className="k-warning" role="alert">
      {say('wrongNights', { count: nights, at: formatMoment(foundAt, language) })}
    </p>
  );
}

/** The numbers that should be low, each leading to what it counts. */
function Counts({ data }: { data: BoardDashboard }) {
  const { say } = useWords('Dashboard');
  const failedJobs = data.jobs.filter(({ state }) => state === 'failed').length;
  const tasks = data.tasks.reduce((sum, koie) => sum + koie.tasks.length, 0);
  const complaints = data.complaints.filter(({ isHandled }) => !isHandled).length;
  return (
    <ul className="k-tiles" aria-label={say('atAGlance')}>
      <Count number={data.overdueKeys} label="overdueKeys" to={listOf('bookings', { overdue: true })} />
      <Count
        number={data.failedMailCount}
        label="failedMailsCount"
        to={listOf('emails', { state: 'failed' })}
      />
      <Count
        number={data.unpaid}
        label="unpaidBookings"
        to={listOf('bookings', { paid: false, state: 'confirmed' })}
        calm
      />
      <Count number={complaints} label="complaintsCount" to="#complaints" calm />
      <Count number={tasks} label="openTasksCount" to={listOf('tasks', { isOpen: true })} calm />
      <Count number={failedJobs} label="failedJobs" to={pageOf('jobs')} />
    </ul>
  );
}

function Count({
  number,
  label,
  to,
  calm = false,
}: {
  number: number;
  label: string;
  to: string;
  calm?: boolean;
}) {
  const { say } = useWords('Dashboard');
  const isAlarm = number > 0 && !calm;
  return (
    <li>
      <Link className={isAlarm ? 'k-tile k-alarm' : 'k-tile'} to={to}>
        <b>{number}</b>
        {say(label, { count: number })}
      </Link>
    </li>
  );
}
