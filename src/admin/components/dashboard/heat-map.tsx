import { Link } from 'react-router-dom';
import type { ClosedNights, KoieNights, NightBeds } from '../../../services/beds/heat-map';
import { isWeekend } from '../common/days';
import { dayAndMonth, longDay, weekday } from '../common/format';
import { bookingsOnNight, pageOf } from '../common/links';
import { Scroll, Unseen } from '../common/page';
import { useWords } from '../common/use-words';

/** Free beds of every koie on the nights to come. A cell leads to the bookings behind it. */
export function HeatMap({ nights, koier }: { nights: string[]; koier: KoieNights[] }) {
  const { say, language } = useWords('Dashboard');
  if (koier.length === 0) return <p className="k-empty">{say('noKoier')}</p>;
  return (
    <>
      <Scroll label={say('heatMap')}>
        <table className="k-heat">
          <caption className="k-hidden">{say('heatMapCaption')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('koie')}</th>
              {nights.map((night, index) => (
                <th key={night} scope="col" className={isWeekend(night) ? 'k-rest' : undefined}>
                  {index === 0 ? say('tonightShort') : weekday(night, language)}
                  <br />
                  {dayAndMonth(night, language)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {koier.map((koie) => (
              <tr key={koie.id}>
                <th scope="row">
                  <Link to={pageOf('calendar', { koie: koie.slug })}>{koie.name}</Link> ({koie.beds})
                </th>
                {koie.nights.map((night) => (
                  <td key={night.night}>
                    <Cell koie={koie} night={night} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <Legend />
    </>
  );
}

function Cell({ koie, night }: { koie: KoieNights; night: NightBeds }) {
  const { language } = useWords('Dashboard');
  const closure = closureOn(koie.closures, night.night);
  const reason = closure ? (language === 'en' && closure.reasonEn) || closure.reasonNb : '';
  const isClosed = night.closed >= koie.beds;
  return (
    <Link
      to={bookingsOnNight(koie.id, night.night)}
      className={isClosed ? 'h-x' : `h-${heat(night.free, koie.beds)}`}
      title={`${koie.name}, ${longDay(night.night, language)}${reason ? `: ${reason}` : ''}`}
    >
      <Unseen>
        {koie.name}, {longDay(night.night, language)}:{' '}
      </Unseen>
      {isClosed ? <Closed sold={night.occupied} /> : <Free night={night} beds={koie.beds} />}
      {reason ? <Unseen> ({reason})</Unseen> : null}
    </Link>
  );
}

function Free({ night: { free, closed }, beds }: { night: NightBeds; beds: number }) {
  const { say } = useWords('Dashboard');
  return (
    <>
      {free}
      <Unseen> {say('ofBeds', { beds })}</Unseen>
      {closed > 0 ? (
        <small>
          <Unseen>, </Unseen>
          {say('bedsClosed', { number: closed })}
        </small>
      ) : null}
    </>
  );
}

function Closed({ sold }: { sold: number }) {
  const { say } = useWords('Dashboard');
  return (
    <>
      {say('closedShort')}
      {sold > 0 ? (
        <small>
          <Unseen>, </Unseen>
          {say('soldAllTheSame', { number: sold })}
        </small>
      ) : null}
    </>
  );
}

function Legend() {
  const { say } = useWords('Dashboard');
  return (
    <ul className="k-legend">
      {(['4', '3', '2', '1', '0', 'x'] as const).map((step) => (
        <li key={step}>
          <i className={`h-${step}`} />
          {say(`heat_${step}`)}
        </li>
      ))}
    </ul>
  );
}

/** 0 full, 4 hardly anybody. */
export function heat(free: number, beds: number): number {
  if (free === 0) return 0;
  return Math.min(4, Math.max(1, Math.ceil((free / beds) * 4)));
}

function closureOn(closures: readonly ClosedNights[], night: string): ClosedNights | undefined {
  return closures.find(({ firstNight, lastNight }) => firstNight <= night && night <= lastNight);
}
