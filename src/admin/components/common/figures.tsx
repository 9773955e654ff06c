import { useLocation, useNavigate } from 'react-router-dom';
import type { MonthFigures } from '../../../services/figures/statistics';
import type { MonthsPage } from '../../pages/months';
import { api } from './api';
import { Bars } from './figure-bars';
import { occupancy, percent, sumOf } from './figure-sums';
import { FigureTable } from './figure-table';
import { formatKroner, formatNumber, longMonth, shortMonth } from './format';
import type { Language } from './language';
import { Told } from './page';
import { useAnswer } from './use-answer';
import { useWords } from './use-words';

/** The choice in the address: the last of the twelve months, `YYYY-MM`. */
const CHOICE = 'figures';

/** How full the koier (or one of them) were and what came in, twelve months at a time, beside the year before. */
export function Figures({ koieId }: { koieId?: number }) {
  const { search } = useLocation();
  const month = new URLSearchParams(search).get(CHOICE);
  const { answer, again } = useAnswer(
    () => api.getPage<MonthsPage>({ pageName: 'months', params: { month, koie: koieId } }),
    `${koieId} ${month}`,
  );
  return (
    <Told answer={answer} again={again} lines={8}>
      {(page) => <Shown page={page} />}
    </Told>
  );
}

function Shown({ page }: { page: MonthsPage }) {
  const { say, language } = useWords('Dashboard');
  const { months, before } = page;
  const incomes = [...months, ...before].map(({ incomeNok, unpaidNok }) => incomeNok + unpaidNok);
  const highest = Math.max(1, ...incomes);
  return (
    <>
      <Choice page={page} />
      <Totals months={sumOf(months)} before={sumOf(before)} />
      <div className="k-grid">
        <Bars
          caption={say('occupancy')}
          summary={say(
            'occupancySummary',
            summaryOf(months, (month) => percent(occupancy(month)), language),
          )}
          bars={months.map((month, index) => ({
            key: month.month,
            label: shortMonth(month.month, language),
            parts: [Math.min(1, occupancy(month))],
            before: Math.min(1, before[index] ? occupancy(before[index]) : 0),
            value: String(Math.round(occupancy(month) * 100)),
          }))}
        />
        <Bars
          caption={say('incomeThousands')}
          summary={say(
            'incomeSummary',
            summaryOf(months, (month) => formatKroner(month.incomeNok, language), language),
          )}
          bars={months.map((month, index) => ({
            key: month.month,
            label: shortMonth(month.month, language),
            parts: [month.incomeNok / highest, month.unpaidNok / highest],
            before: ((before[index]?.incomeNok ?? 0) + (before[index]?.unpaidNok ?? 0)) / highest,
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
        <li>
          <i className="k-key-before" />
          {say('yearBefore')}
        </li>
      </ul>
      <details>
        <summary>{say('asTable')}</summary>
        <FigureTable months={months} before={before} />
      </details>
    </>
  );
}

/** The last of the twelve months, by its name and year. */
function Choice({ page: { month, years } }: { page: MonthsPage }) {
  const { say, language } = useWords('Dashboard');
  const { search } = useLocation();
  const navigate = useNavigate();
  const [year = '', number = ''] = month.split('-');
  const choose = (chosen: string) => {
    const query = new URLSearchParams(search);
    query.set(CHOICE, chosen);
    navigate({ search: query.toString() }, { preventScrollReset: true });
  };
  const numbers = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));
  return (
    <div className="k-bar k-screen">
      <label>
        {say('monthsUntil')}
        <select value={number} onChange={(event) => choose(`${year}-${event.target.value}`)}>
          {numbers.map((one) => (
            <option key={one} value={one}>
              {longMonth(`${year}-${one}`, language).replace(` ${year}`, '')}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say('year')}
        <select value={year} onChange={(event) => choose(`${event.target.value}-${number}`)}>
          {years.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

/** What the months come to, and how that is beside the year before. */
function Totals({ months, before }: { months: MonthFigures; before: MonthFigures }) {
  const { say, language } = useWords('Dashboard');
  const totals = [
    {
      label: say('guestNights'),
      number: formatNumber(months.guestNights, language),
      was: formatNumber(before.guestNights, language),
    },
    {
      label: say('occupancyShort'),
      number: percent(occupancy(months)),
      was: percent(occupancy(before)),
    },
    {
      label: say('income'),
      number: formatKroner(months.incomeNok, language),
      was: formatKroner(before.incomeNok, language),
    },
  ];
  return (
    <ul className="k-tiles">
      {totals.map(({ label, number, was }) => (
        <li key={label} className="k-tile">
          <b>{number}</b>
          {label}
          <span className="k-small k-muted">{say('wasBefore', { was })}</span>
        </li>
      ))}
    </ul>
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

function thousands(nok: number, language: Language): string {
  const digits = nok >= 100_000 || nok === 0 ? 0 : 1;
  return formatNumber(nok / 1000, language, { maximumFractionDigits: digits, minimumFractionDigits: digits });
}
