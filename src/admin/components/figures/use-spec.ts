import { useMemo } from 'react';
import type { FigureRow } from '../../../services/figures/year/index';
import type { FigureChoice, YearFigures } from '../../pages/figures';
import { formatDay, shortMonth } from '../common/format';
import type { BarFigure, Figure } from './kinds';
import { numberOf, pairsOf } from './pairs';
import type { BarsSpec, HeatSpec, LevelsSpec, PlotSpec } from './plots/spec';
import type { FigureWords } from './use-figure-words';

/** What is drawn, and the same in words. */
export interface Told {
  plot: PlotSpec;
  told: string;
}

/** The plot of a figure; null where there is nothing to be seen yet. */
export function useSpec(
  figure: Figure,
  { year, compare }: FigureChoice,
  found: YearFigures,
  words: FigureWords,
): Told | null {
  return useMemo(() => {
    if ('columns' in figure) return barsOf(figure, compare, found, words);
    if (found.rows.length === 0) return null;
    return figure.kind === 'heat' ? heatOf(found.rows, words) : levelsOf(found.rows, year, words);
  }, [figure, year, compare, found, words]);
}

function barsOf(
  figure: BarFigure,
  compare: number | null,
  found: YearFigures,
  words: FigureWords,
): Told | null {
  const { kind, of, columns, shown } = figure;
  const format = columns[shown] ?? 'number';
  const bars: BarsSpec['bars'] = pairsOf(found).map(({ row, before: earlier }) => {
    const [value, before] = [numberOf(row, shown), numberOf(earlier, shown)];
    const now = `${words.full(row.of, of)}: ${words.number(value, format)}`;
    const then = before === null ? '' : ` (${compare}: ${words.number(before, format)})`;
    return { of: row.of, value, before, told: now + then };
  });
  if (!bars.some(({ value, before }) => value || before)) return null;
  return {
    plot: {
      kind,
      bars,
      label: (name) => words.short(name, of),
      number: (value) => words.number(value, format),
    },
    told: bars.map(({ told }) => told).join('; '),
  };
}

function heatOf(rows: FigureRow[], words: FigureWords): Told {
  const cells: HeatSpec['cells'] = rows.map((row) => {
    const share = shareOf(row);
    const week = String(row.week);
    const told = share === null ? words.say('closedWeek') : words.number(share, 'percent');
    return {
      of: row.of,
      week,
      step: share === null ? null : Math.min(5, Math.ceil(share / 20)),
      told: `${row.of}, ${words.say('week', { number: words.week(week) })} (${formatDay(week, words.language)}): ${told}`,
    };
  });
  const yearly = [...koierOf(rows)].map(
    ([koie, own]) => `${koie}: ${words.number(sharesTogether(own), 'percent')}`,
  );
  return {
    plot: {
      kind: 'heat',
      cells,
      week: words.week,
      month: (day) => shortMonth(day.slice(0, 7), words.language),
    },
    told: yearly.join('; '),
  };
}

function levelsOf(rows: FigureRow[], year: number, words: FigureWords): Told {
  const levels: LevelsSpec['levels'] = rows.map((row) => {
    const [wood, gas] = [numberOf(row, 'wood'), numberOf(row, 'gas')];
    const isRefilled = row.woodRefill === 1 || row.gasRefill === 1;
    const week = String(row.week);
    const parts = [levelTold(row, words), ...(isRefilled ? [words.say('refilled')] : [])];
    return {
      of: row.of,
      week,
      wood,
      gas: gas === null ? null : gas === 1,
      isRefilled,
      told: `${row.of}, ${words.say('week', { number: words.week(week) })}: ${parts.join(', ')}`,
    };
  });
  const latest = [...koierOf(rows)].map(([koie, own]) => {
    const refills = own.filter(({ woodRefill, gasRefill }) => woodRefill === 1 || gasRefill === 1).length;
    const last = own.findLast(({ wood }) => wood !== null);
    return `${koie}: ${last ? levelTold(last, words) : '–'}, ${words.say('refills', { count: refills })}`;
  });
  return {
    plot: {
      kind: 'levels',
      levels,
      year,
      month: (day) => shortMonth(day.slice(0, 7), words.language),
      none: words.say('noWood'),
      plenty: words.say('plentyOfWood'),
    },
    told: latest.join('; '),
  };
}

/** «ved 3 av 4, gass full». */
export function levelTold(row: FigureRow, { say }: FigureWords): string {
  const [wood, gas] = [numberOf(row, 'wood'), numberOf(row, 'gas')];
  const told = [
    ...(wood === null ? [] : [say('woodOf', { wood })]),
    ...(gas === null ? [] : [say(gas === 1 ? 'gasFull' : 'gasNotFull')]),
  ];
  return told.join(', ') || '–';
}

/** The share of the beds that were sold, in per cent; null when all were closed. */
export function shareOf(row: FigureRow): number | null {
  return sharesTogether([row]);
}

/** The same of several rows together. */
export function sharesTogether(rows: FigureRow[]): number | null {
  const sum = (name: string) => rows.reduce((all, row) => all + (numberOf(row, name) ?? 0), 0);
  const [sold, beds] = [sum('guestNights'), sum('bedNights')];
  // More is sold than is open where a night was closed after it had been sold.
  return beds === 0 ? null : Math.min(100, (100 * sold) / beds);
}

/** The rows of each koie, in their order. */
export function koierOf(rows: FigureRow[]): Map<string, FigureRow[]> {
  const koier = new Map<string, FigureRow[]>();
  for (const row of rows) koier.set(row.of, [...(koier.get(row.of) ?? []), row]);
  return koier;
}
