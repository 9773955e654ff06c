import type { MonthFigures } from '../../../services/figures/statistics';
import { longMonth, shortMonth } from '../common/days';
import { formatKroner } from '../common/format';
import { Scroll } from '../common/page';
import { useWords } from '../common/use-words';

const HEIGHT = 190;
const TOP = 18;
const FOOT = 20;

interface Bar {
  key: string;
  label: string;
  /** The parts of the bar from below: their share of the highest bar, from 0 to 1. */
  parts: number[];
  value: string;
}

/** How full the koier have been and what came in, month by month: as bars, and the same in a table. */
export function Figures({ months }: { months: MonthFigures[] }) {
  const { say, language } = useWords('Dashboard');
  const highest = Math.max(1, ...months.map(({ incomeNok, unpaidNok }) => incomeNok + unpaidNok));
  return (
    <>
      <div className="kd-grid">
        <Bars
          caption={say('occupancy')}
          summary={say(
            'occupancySummary',
            summaryOf(months, (month) => percent(occupancy(month)), language),
          )}
          bars={months.map((month) => ({
            key: month.month,
            label: shortMonth(month.month, language),
            parts: [Math.min(1, occupancy(month))],
            value: String(Math.round(occupancy(month) * 100)),
          }))}
        />
        <Bars
          caption={say('incomeThousands')}
          summary={say(
            'incomeSummary',
            summaryOf(months, (month) => formatKroner(month.incomeNok, language), language),
          )}
          bars={months.map((month) => ({
            key: month.month,
            label: shortMonth(month.month, language),
            parts: [month.incomeNok / highest, month.unpaidNok / highest],
            value: thousands(month.incomeNok + month.unpaidNok, language),
          }))}
        />
      </div>
      <ul className="kd-legend">
        <li>
          <i style={{ background: '#1d6b4a' }} />
          {say('paid')}
        </li>
        <li>
          <i style={{ background: '#e0a458' }} />
          {say('unpaid')}
        </li>
      </ul>
      <details>
        <summary>{say('asTable')}</summary>
        <Table months={months} />
      </details>
    </>
  );
}

function Bars({ caption, summary, bars }: { caption: string; summary: string; bars: Bar[] }) {
  const room = HEIGHT - TOP - FOOT;
  const step = 100 / bars.length;
  return (
    <figure className="kd-figure">
      <figcaption>{caption}</figcaption>
      <svg height={HEIGHT} role="img" aria-label={summary}>
        {bars.map(({ key, label, parts, value }, index) => {
          const middle = `${(index + 0.5) * step}%`;
          const [first = 0, second = 0] = parts.map((share) => share * room);
          return (
            <g key={key}>
              <rect
                x={`${(index + 0.15) * step}%`}
                width={`${step * 0.7}%`}
                y={HEIGHT - FOOT - first}
                height={first}
                fill="#1d6b4a"
              />
              <rect
                x={`${(index + 0.15) * step}%`}
                width={`${step * 0.7}%`}
                y={HEIGHT - FOOT - first - second}
                height={second}
                fill="#e0a458"
              />
              <text x={middle} y={HEIGHT - FOOT - first - second - 5}>
                {value}
              </text>
              <text x={middle} y={HEIGHT - 5} className="kd-axis">
                {label}
              </text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
}

function Table({ months }: { months: MonthFigures[] }) {
  const { say, language } = useWords('Dashboard');
  return (
    <Scroll label={say('figures')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('month')}</th>
            <th scope="col" className="kd-number">
              {say('guestNights')}
            </th>
            <th scope="col" className="kd-number">
              {say('occupancyShort')}
            </th>
            <th scope="col" className="kd-number">
              {say('paid')}
            </th>
            <th scope="col" className="kd-number">
              {say('unpaid')}
            </th>
          </tr>
        </thead>
        <tbody>
          {months.map((month) => (
            <tr key={month.month}>
              <th scope="row">{longMonth(month.month, language)}</th>
              <td className="kd-number">{number(month.guestNights, language)}</td>
              <td className="kd-number">{percent(occupancy(month))}</td>
              <td className="kd-number">{formatKroner(month.incomeNok, language)}</td>
              <td className="kd-number">{formatKroner(month.unpaidNok, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function summaryOf(
  months: MonthFigures[],
  shown: (month: MonthFigures) => string,
  language: 'nb' | 'en',
): Record<string, string> {
  const all = months.map((month) => `${longMonth(month.month, language)} ${shown(month)}`);
  return { months: all.join(', ') };
}

function occupancy({ guestNights, bedNights }: MonthFigures): number {
  return bedNights === 0 ? 0 : guestNights / bedNights;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function number(value: number, language: 'nb' | 'en'): string {
  return new Intl.NumberFormat(language === 'nb' ? 'nb-NO' : 'en-GB').format(value);
}

function thousands(nok: number, language: 'nb' | 'en'): string {
  const digits = nok >= 100_000 || nok === 0 ? 0 : 1;
  return new Intl.NumberFormat(language === 'nb' ? 'nb-NO' : 'en-GB', {
    maximumFractionDigits: digits,
    minimumFractionDigits: digits,
  }).format(nok / 1000);
}
