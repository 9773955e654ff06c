import { axisX, axisY, cell, type PlotOptions } from '@observablehq/plot';
import { AXIS, COLOURS, FULL, NARROW, ROW, TIP } from './looks';
import type { HeatCell, HeatSpec } from './spec';

/** Koier beneath each other, weeks beside each other: the fuller, the darker. */
export function heat({ cells, week, month }: HeatSpec, width: number): PlotOptions {
  const isNarrow = width < NARROW;
  const weeks = [...new Set(cells.map((one) => one.week))];
  const koier = [...new Set(cells.map(({ of }) => of))];
  const firstOfMonths = weeks.filter((one, index) => one.slice(0, 7) !== weeks[index - 1]?.slice(0, 7));
  const everyFew = weeks.filter((_, index) => index % (isNarrow ? 8 : 4) === 1);
  return {
    height: 46 + koier.length * ROW,
    marginLeft: isNarrow ? 104 : 130,
    marginTop: 22,
    marginRight: isNarrow ? 12 : 16,
    marginBottom: 24,
    x: { domain: weeks, type: 'band', padding: 0.08 },
    y: { domain: koier, type: 'band', padding: 0.08 },
    marks: [
      axisX({
        ...AXIS,
        anchor: 'top',
        ticks: firstOfMonths.filter((_, index) => !isNarrow || index % 2 === 0),
        tickFormat: month,
        color: COLOURS.muted,
      }),
      axisX({ ...AXIS, anchor: 'bottom', ticks: everyFew, tickFormat: week, color: COLOURS.muted }),
      axisY({ ...AXIS, color: COLOURS.ink }),
      cell(cells, {
        x: 'week',
        y: 'of',
        fill: ({ step }: HeatCell) => (step === null ? COLOURS.shut : (FULL[step] ?? COLOURS.shut)),
        stroke: ({ step }: HeatCell) => (step === null ? COLOURS.edge : 'none'),
        strokeDasharray: '2 2',
        title: 'told',
        tip: TIP,
      }),
    ],
    color: { type: 'identity' },
  };
}
