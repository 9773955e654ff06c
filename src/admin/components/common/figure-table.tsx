import type { MonthFigures } from '../../../services/figures/statistics';
import { occupancy, percent, sumOf } from './figure-sums';
import { formatKroner, formatNumber, longMonth } from './format';
import { Scroll } from './page';
import { useWords } from './use-words';

const NAMES = ['guestNights', 'occupancyShort', 'paid', 'unpaid'] as const;

/** Twelve months beside the same ones of the year before, and what they come to. */
export function FigureTable({ months, before }: { months: MonthFigures[]; before: MonthFigures[] }) {
  const { say, language } = useWords('Dashboard');
  return (
    <Scroll label={say('figures')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('month')}</th>
            {NAMES.flatMap((name) => [
              <th key={name} scope="col" className="k-number">
                {say(name)}
              </th>,
              <th key={`${name} before`} scope="col" className="k-number k-muted">
                {say('yearBefore')}
              </th>,
            ])}
          </tr>
        </thead>
        <tbody>
          {months.map((month, index) => (
            <Row
              key={month.month}
              label={longMonth(month.month, language)}
              figures={month}
              before={before[index]}
            />
          ))}
        </tbody>
        <tfoot>
          <Row label={say('together')} figures={sumOf(months)} before={sumOf(before)} />
        </tfoot>
      </table>
    </Scroll>
  );
}

function Row({
  label,
  figures,
  before,
}: {
  label: string;
  figures: MonthFigures;
  before: MonthFigures | undefined;
}) {
  const { language } = useWords('Dashboard');
  const shown = (of: MonthFigures) => [
    formatNumber(of.guestNights, language),
    percent(occupancy(of)),
    formatKroner(of.incomeNok, language),
    formatKroner(of.unpaidNok, language),
  ];
  const was = before ? shown(before) : [];
  return (
    <tr>
      <th scope="row">{label}</th>
      {shown(figures).flatMap((text, index) => [
        <td key={NAMES[index]} className="k-number">
          {text}
        </td>,
        <td key={`${NAMES[index]} before`} className="k-number k-muted">
          {was[index] ?? '–'}
        </td>,
      ])}
    </tr>
  );
}
