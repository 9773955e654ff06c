import { Link } from 'react-router-dom';
import type { KoieCalendar as Koie } from '../../../services/beds/calendar';
import type { CalendarPage } from '../../pages/calendar';
import { api } from '../common/api';
import { DangerLevel } from '../common/danger-level';
import { capital, daysOf, longDay, longMonth } from '../common/format';
import { newOf, pageOf, recordOf } from '../common/links';
import { Page, Part, Scroll, Told } from '../common/page';
import { TableHead } from '../common/table-head';
import { Tape } from '../common/tape';
import { useAnswer } from '../common/use-answer';
import { useQuery } from '../common/use-query';
import { useWords } from '../common/use-words';

/** A koie's month: who stays when, as a chart and as a list. */
export function KoieCalendar() {
  const { say, language } = useWords('KoieCalendar');
  const query = useQuery();
  const params = { koie: query.get('koie'), month: query.get('month') };
  const { answer, again } = useAnswer(
    () => api.getPage<CalendarPage>({ pageName: 'calendar', params }),
    query.all,
  );
  const data = answer.state === 'ready' ? answer.data : undefined;
  const koie = data?.calendar;
  return (
    <Page
      title={koie ? say('titleOf', { koie: koie.name }) : say('title')}
      lead={data ? longMonth(data.month, language) : undefined}
      actions={koie ? <Actions koie={koie} /> : null}
    >
      <Told answer={answer} again={again}>
        {(month) => (
          <>
            <Choice data={month} />
            {month.calendar ? (
              <Month data={month} koie={month.calendar} />
            ) : (
              <p className="k-note">{say('noKoie')}</p>
            )}
          </>
        )}
      </Told>
    </Page>
  );
}

function Actions({ koie }: { koie: Koie }) {
  const { say } = useWords('KoieCalendar');
  return (
    <>
      <Link className="k-button" to={recordOf('koier', koie.id)}>
        {say('toKoie')}
      </Link>
      <Link className="k-button" to={newOf('closures')}>
        {say('close')}
      </Link>
    </>
  );
}

function Choice({ data }: { data: CalendarPage }) {
  const { say } = useWords('KoieCalendar');
  const query = useQuery();
  const koie = data.calendar?.slug ?? query.get('koie');
  return (
    <div className="k-bar k-screen">
      <label>
        {say('koie')}
        <select value={koie} onChange={(event) => query.go({ koie: event.target.value, month: data.month })}>
          {data.koier.map(({ slug, name, inUse }) => (
            <option key={slug} value={slug}>
              {inUse ? name : `${name} (${say('notInUse')})`}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say('month')}
        <input
          type="month"
          value={data.month}
          onChange={(event) => {
            if (event.target.value) query.go({ koie, month: event.target.value });
          }}
        />
      </label>
      <Link className="k-button" to={pageOf('calendar', { koie, month: data.previous })}>
        {say('previous')}
      </Link>
      <Link className="k-button" to={pageOf('calendar', { koie, month: data.next })}>
        {say('next')}
      </Link>
    </div>
  );
}

function Month({ data, koie }: { data: CalendarPage; koie: Koie }) {
  const { say } = useWords('KoieCalendar');
  return (
    <div className="k-grid">
      <Part id="tape" title={say('tape')} wide>
        <Scroll label={say('tape')}>
          <Tape koie={koie} firstNight={data.firstNight} today={data.today} />
        </Scroll>
        <p className="k-small" style={{ marginTop: 8 }}>
          {say('heldLegend')}
        </p>
      </Part>
      <AvalancheNights avalanche={data.avalanche} />
      <Part id="stays" title={say('stays')} wide>
        <StayTable koie={koie} />
      </Part>
      {koie.closures.length > 0 ? (
        <Part id="closures" title={say('closures')} wide>
          <Closures koie={koie} />
        </Part>
      ) : null}
    </div>
  );
}

function AvalancheNights({ avalanche }: { avalanche: CalendarPage['avalanche'] }) {
  const { say, language } = useWords('Avalanche');
  const known = avalanche?.days.filter(({ level }) => level !== null) ?? [];
  if (!avalanche || known.length === 0) return null;
  return (
    <Part id="avalanche" title={say('title')} wide aside={<span className="k-small">{say('source')}</span>}>
      <ul className="k-rows">
        {known.map(({ date, level }) => (
          <li key={date} className="k-row">
            <span>{capital(longDay(date, language))}</span>
            <DangerLevel level={level} threshold={avalanche.threshold} />
          </li>
        ))}
      </ul>
    </Part>
  );
}

function StayTable({ koie }: { koie: Koie }) {
  const { say, language } = useWords('KoieCalendar');
  if (koie.stays.length === 0) return <p className="k-empty">{say('noStays')}</p>;
  return (
    <Scroll label={say('stays')}>
      <table>
        <TableHead columns={['dates', 'guest', 'count', 'reference']} numbers={['count']} say={say} />
        <tbody>
          {koie.stays.map((stay) => (
            <tr key={stay.id}>
              <td className="k-days">{daysOf(stay.arrivalDate, stay.departureDate, language)}</td>
              <td>
                {stay.guest ?? '–'}{' '}
                {stay.state === 'held' ? <span className="k-badge">{say('held')}</span> : null}
              </td>
              <td className="k-number">{stay.guests}</td>
              <th scope="row">
                <Link to={recordOf('bookings', stay.id)}>{stay.reference}</Link>
              </th>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Closures({ koie }: { koie: Koie }) {
  const { say, language } = useWords('KoieCalendar');
  return (
    <ul className="k-rows">
      {koie.closures.map((closure) => (
        <li key={closure.id} className="k-row">
          <span>
            <Link to={recordOf('closures', closure.id)}>
              {daysOf(closure.firstNight, closure.lastNight, language)}
            </Link>
            {' · '}
            {(language === 'en' && closure.reasonEn) || closure.reasonNb}
          </span>
          <span>
            {closure.beds === null ? say('closedWhole') : say('closedBeds', { count: closure.beds })}
          </span>
        </li>
      ))}
    </ul>
  );
}
