import type { FigureRow } from '../../../services/figures/year/index';
import type { FigureChoice } from '../../pages/figures';
import { formatDay } from '../common/format';
import { Scroll } from '../common/page';
import type { BarFigure, WeekFigure } from './kinds';
import { numberOf, type Pair } from './pairs';
import type { FigureWords } from './use-figure-words';
import { koierOf, levelTold, shareOf, sharesTogether } from './use-spec';

/** The numbers of a figure, each beside that of the other year. */
export function FigureTable({
  figure,
  choice: { compare },
  rows,
  words,
}: {
  figure: BarFigure;
  choice: FigureChoice;
  rows: Pair[];
  words: FigureWords;
}) {
  const { say, number, full } = words;
  const columns = Object.entries(figure.columns);
  return (
    <Scroll label={say(`title_${figure.name}`)}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say(`column_of_${figure.name}`)}</th>
            {columns.flatMap(([name]) => [
              <th key={name} scope="col" className="k-number">
                {say(`column_${name}`)}
              </th>,
              ...(compare === null
                ? []
                : [
                    <th key={`${name} before`} scope="col" className="k-number k-muted">
                      {compare}
                    </th>,
                  ]),
            ])}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, before }) => (
            <tr key={row.of}>
              <th scope="row">{full(row.of, figure.of)}</th>
              {columns.flatMap(([name, format]) => [
                <td key={name} className="k-number">
                  {number(numberOf(row, name), format)}
                </td>,
                ...(compare === null
                  ? []
                  : [
                      <td key={`${name} before`} className="k-number k-muted">
                        {number(numberOf(before, name), format)}
                      </td>,
                    ]),
              ])}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** Koier beneath each other, weeks beside each other. */
export function WeekTable({
  figure,
  rows,
  words,
}: {
  figure: WeekFigure;
  rows: FigureRow[];
  words: FigureWords;
}) {
  const { say, language } = words;
  const weeks = [...new Set(rows.map(({ week }) => String(week)))].sort();
  const isHeat = figure.kind === 'heat';
  return (
    <Scroll label={say(`title_${figure.name}`)}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say(`column_of_${figure.name}`)}</th>
            {isHeat ? (
              <th scope="col" className="k-number">
                {say('wholeYear')}
              </th>
            ) : null}
            {weeks.map((week) => (
              <th key={week} scope="col" className="k-number" title={formatDay(week, language)}>
                {say('weekShort', { number: words.week(week) })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...koierOf(rows)].map(([koie, own]) => (
            <WeekRow key={koie} koie={koie} own={own} weeks={weeks} isHeat={isHeat} words={words} />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function WeekRow({
  koie,
  own,
  weeks,
  isHeat,
  words,
}: {
  koie: string;
  own: FigureRow[];
  weeks: string[];
  isHeat: boolean;
  words: FigureWords;
}) {
  const byWeek = new Map(own.map((row) => [row.week, row]));
  const cellOf = (row: FigureRow | undefined) => {
    if (!row) return '';
    if (isHeat) return words.number(shareOf(row), 'percent');
    const isRefilled = row.woodRefill === 1 || row.gasRefill === 1;
    return [levelTold(row, words), ...(isRefilled ? [words.say('refilled')] : [])].join(', ');
  };
  return (
    <tr>
      <th scope="row">{koie}</th>
      {isHeat ? <td className="k-number">{words.number(sharesTogether(own), 'percent')}</td> : null}
      {weeks.map((week) => (
        <td key={week} className="k-number">
          {cellOf(byWeek.get(week))}
        </td>
      ))}
    </tr>
  );
}
