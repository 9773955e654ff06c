import { axisX, axisY, barX, barY, type PlotOptions, ruleX, ruleY, tickX, tickY } from '@observablehq/plot';
import { AXIS, COLOURS, MARK_BEFORE, NARROW, ROW, TIP } from './looks';
import type { BarsSpec } from './spec';

const HEIGHT = 230;
/** The width of one beside the axis, in pixels. */
const LETTER = 6.6;
/** More columns than this are named in turn where there is little room. */
const MOST_NAMED = 7;

/** Columns for what has an order, with a line for each where it stood the year before. */
export function columns({ bars, label, number }: BarsSpec, width: number): PlotOptions {
  const { domain, shown, was, range } = partsOf(bars);
  const isThin = domain.length > MOST_NAMED && width < NARROW;
  return {
    height: HEIGHT,
    marginLeft: 18 + LETTER * number(range.domain[1] ?? 0).length,
    marginTop: 14,
    marginRight: 4,
    x: { domain, type: 'band', padding: 0.25 },
    y: range,
    marks: [
      axisY({ ...AXIS, ticks: 4, tickFormat: number, color: COLOURS.muted }),
      axisX({
        ...AXIS,
        color: COLOURS.muted,
        tickFormat: (of: string, index: number) => (isThin && index % 2 === 1 ? '' : label(of)),
      }),
      barY(shown, { x: 'of', y: 'value', fill: COLOURS.bar, title: 'told', tip: TIP }),
      tickY(was, { x: 'of', y: 'before', ...MARK_BEFORE }),
      ruleY([0], { stroke: COLOURS.edge }),
    ],
  };
}

/** Bars beside names. */
export function bars({ bars: all, label, number }: BarsSpec, width: number): PlotOptions {
  const { domain, shown, was, range } = partsOf(all);
  return {
    height: 40 + all.length * ROW,
    marginLeft: width < NARROW ? 112 : 150,
    marginTop: 6,
    x: range,
    y: { domain, type: 'band', padding: 0.25 },
    marks: [
      axisX({ ...AXIS, ticks: width < NARROW ? 3 : 6, tickFormat: number, color: COLOURS.muted }),
      axisY({ ...AXIS, tickFormat: label, color: COLOURS.ink }),
      barX(shown, { y: 'of', x: 'value', fill: COLOURS.bar, title: 'told', tip: TIP }),
      tickX(was, { y: 'of', x: 'before', ...MARK_BEFORE }),
      ruleX([0], { stroke: COLOURS.edge }),
    ],
  };
}

function partsOf(all: BarsSpec['bars']) {
  const shown = all.filter(({ value }) => value !== null);
  const was = all.filter(({ before }) => before !== null);
  const values = [...shown.map(({ value }) => value ?? 0), ...was.map(({ before }) => before ?? 0)];
  const range = { domain: [Math.min(0, ...values), Math.max(1, ...values)], nice: true };
  return { domain: all.map(({ of }) => of), shown, was, range };
}
