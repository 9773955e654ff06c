import type { MonthFigures } from '../../../services/figures/statistics';
import { formatKroner, formatNumber, longMonth, shortMonth } from './format';
import type { Language } from './language';
import { Scroll } from './page';
import { useWords } from './use-words';

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
      <div className="k-grid">
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
      <ul className="k-legend">
        <li>
          <i className="k-bar-paid" />
          {say('paid')}
        </li>
        <li>
          <i className="k-bar-owed" />
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
    <figure className="k-figure">
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
                className="k-bar-paid"
              />
              <rect
                x={`${(index + 0.15) * step}%`}
                width={`${step * 0.7}%`}
                y={HEIGHT - FOOT - first - second}
                height={second}
                className="k-bar-owed"
              />
              <text x={middle} y={HEIGHT - FOOT - first - second - 5}>
                {value}
              </text>
              <text x={middle} y={HEIGHT - 5} className="k-axis">
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
            <th scope="col" className="k-number">
              {say('guestNights')}
            </th>
            <th scope="col" className="k-number">
              {say('occupancyShort')}
            </th>
            <th scope="col" className="k-number">
              {say('paid')}
            </th>
            <th scope="col" className="k-number">
              {say('unpaid')}
            </th>
          </tr>
        </thead>
        <tbody>
          {months.map((month) => (
            <tr key={month.month}>
              <th scope="row">{longMonth(month.month, language)}</th>
              <td className="k-number">{formatNumber(month.guestNights, language)}</td>
              <td className="k-number">{percent(occupancy(month))}</td>
              <td className="k-number">{formatKroner(month.incomeNok, language)}</td>
              <td className="k-number">{formatKroner(month.unpaidNok, language)}</td>
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
  language: Language,
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

function thousands(nok: number, language: Language): string {
  const digits = nok >= 100_000 || nok === 0 ? 0 : 1;
  return formatNumber(nok / 1000, language, { maximumFractionDigits: digits, minimumFractionDigits: digits });
}
