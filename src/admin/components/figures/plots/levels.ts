import { axisFy, axisX, axisY, dot, lineY, type PlotOptions, ruleY } from '@observablehq/plot';
import { AXIS, COLOURS, NARROW, TIP } from './looks';
import type { Level, LevelsSpec } from './spec';

const HEIGHT = 62;
const PLENTY = 4;
/** Where gas stands: beneath the wood. */
const GAS = -1.4;
/** Where it is marked that something was brought: above it. */
const REFILL = 5.1;

/** For each koie a line of its wood through the year, gas beneath it, and above it when something was brought. */
export function levels({ levels: all, year, month, none, plenty }: LevelsSpec, width: number): PlotOptions {
  const koier = [...new Set(all.map(({ of }) => of))];
  const months = Array.from({ length: 12 }, (_, index) => new Date(Date.UTC(year, index, 1)));
  const at = ({ week }: Level) => new Date(`${week}T00:00:00Z`);
  const each = { x: at, fy: 'of' };
  return {
    height: 34 + koier.length * HEIGHT,
    marginLeft: 62,
    marginRight: width < NARROW ? 88 : 130,
    marginTop: 22,
    marginBottom: 6,
    x: { type: 'utc', domain: [new Date(Date.UTC(year, 0, 1)), new Date(Date.UTC(year + 1, 0, 1))] },
    y: { domain: [GAS - 0.6, REFILL + 0.6] },
    fy: { domain: koier, padding: 0.25 },
    marks: [
      axisFy({ ...AXIS, color: COLOURS.ink, fontWeight: 600 }),
      axisX({
        ...AXIS,
        anchor: 'top',
        ticks: months.filter((_, index) => width >= NARROW || index % 3 === 0),
        tickFormat: (day: Date) => month(day.toISOString()),
        textAnchor: 'start',
        color: COLOURS.muted,
      }),
      axisY({
        ...AXIS,
        ticks: [0, PLENTY],
        tickFormat: (mark: number) => (mark === 0 ? none : plenty),
        color: COLOURS.muted,
      }),
      ruleY([0, PLENTY], { stroke: COLOURS.line }),
      dot(
        all.filter(({ isRefilled }) => isRefilled),
        { ...each, y: () => REFILL, symbol: 'triangle', r: 3.5, fill: COLOURS.before },
      ),
      lineY(
        all.filter(({ wood }) => wood !== null),
        {
          ...each,
          y: 'wood',
          z: 'of',
          curve: 'step-after',
          stroke: COLOURS.bar,
          strokeWidth: 2,
          title: 'told',
          tip: TIP,
        },
      ),
      dot(
        all.filter(({ wood }) => wood !== null),
        { ...each, y: 'wood', r: 1.8, fill: COLOURS.bar },
      ),
      dot(
        all.filter(({ gas }) => gas !== null),
        {
          ...each,
          y: () => GAS,
          r: 2.6,
          stroke: COLOURS.ink,
          fill: ({ gas }: Level) => (gas ? COLOURS.ink : COLOURS.empty),
        },
      ),
    ],
    color: { type: 'identity' },
  };
}
