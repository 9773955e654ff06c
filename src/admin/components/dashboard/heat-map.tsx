import { Link } from 'react-router-dom';
import type { ClosedNights, KoieNights, NightBeds, NightOfKoie } from '../../../services/beds/heat-map';
import { dangerOf } from '../common/danger';
import { isWeekend } from '../common/days';
import { dayAndMonth, longDay, weekday } from '../common/format';
import { heatOf } from '../common/heat';
import { bookingsOnNight, pageOf } from '../common/links';
import { Scroll, Unseen } from '../common/page';
import { type Say, useWords } from '../common/use-words';

type Words = ReturnType<typeof useWords>;

/** Free beds of every koie on the nights to come. A cell leads to the bookings behind it. */
export function HeatMap({ nights, koier }: { nights: string[]; koier: KoieNights[] }) {
  // Asked for once, and not in each of some hundred cells.
  const words = useWords('Dashboard');
  const { say, language } = words;
  const days = nights.map((night) => longDay(night, language));
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
                {koie.nights.map((night, index) => (
                  <td key={night.night}>
                    <Cell koie={koie} night={night} day={days[index] ?? night.night} words={words} />
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

function Cell({
  koie,
  night,
  day,
  words,
}: {
  koie: KoieNights;
  night: NightOfKoie;
  day: string;
  words: Words;
}) {
  const { language } = words;
  const closure = closureOn(koie.closures, night.night);
  const reason = closure ? (language === 'en' && closure.reasonEn) || closure.reasonNb : '';
  const danger = dangerOf(night, words.say);
  const isClosed = night.closed >= koie.beds;
  const { shown, besides, unseen } = isClosed ? closed(night, words.say) : free(night, koie.beds, words.say);
  return (
    <Link
      to={bookingsOnNight(koie.id, night.night)}
      className={`h-${heatOf(night, koie.beds)}`}
      title={[`${koie.name}, ${day}`, [reason, danger.told].filter(Boolean).join('. ')]
        .filter(Boolean)
        .join(': ')}
    >
      <Unseen>{`${koie.name}, ${day}: `}</Unseen>
      {shown}
      <Unseen>
        {[unseen, besides ? ',' : '', reason ? `(${reason})` : '', danger.told]
          .filter(Boolean)
          .join(' ')}{' '}
      </Unseen>
      {besides ? <small>{besides}</small> : null}
      {danger.mark ? <small aria-hidden="true">{danger.mark}</small> : null}
    </Link>
  );
}

/** The texts of a cell: the visible one, the small one below, and the one for screen readers. */
interface Said {
  shown: string;
  besides?: string;
  unseen?: string;
}

function free({ free, closed }: NightBeds, beds: number, say: Say): Said {
  return {
    shown: String(free),
    unseen: say('ofBeds', { beds }),
    ...(closed > 0 ? { besides: say('bedsClosed', { number: closed }) } : {}),
  };
}

function closed({ occupied }: NightBeds, say: Say): Said {
  return {
    shown: say('closedShort'),
    ...(occupied > 0 ? { besides: say('soldAllTheSame', { number: occupied }) } : {}),
  };
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

function closureOn(closures: readonly ClosedNights[], night: string): ClosedNights | undefined {
  return closures.find(({ firstNight, lastNight }) => firstNight <= night && night <= lastNight);
}
