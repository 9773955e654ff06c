/** Below this width in pixels there is room for less. */
export const NARROW = 520;
/** Of a row with a name, in pixels. */
export const ROW = 24;

/** Colours by the names of `tokens.css`, so that the dark needs no drawing anew. */
export const COLOURS = {
  ink: 'var(--ink)',
  muted: 'var(--muted)',
  line: 'var(--line)',
  edge: 'var(--edge)',
  bar: 'var(--plot-bar)',
  before: 'var(--plot-before)',
  empty: 'var(--paper)',
  shut: 'var(--shut)',
};

/** From empty to full. */
export const FULL = [0, 1, 2, 3, 4, 5].map((step) => `var(--full-${step})`);

/** An axis without its own name, which the heading of the plot is. */
export const AXIS = { tickSize: 0, label: null } as const;
/** What is said of what is pointed at. */
export const TIP = { fill: 'var(--paper)', stroke: COLOURS.edge };
/** A line for the year that is compared with. */
export const MARK_BEFORE = { stroke: COLOURS.before, strokeWidth: 2.5, strokeDasharray: '4 2' };
