import { type PlotOptions, plot } from '@observablehq/plot';
import { bars, columns } from './bars';
import { heat } from './heat';
import { levels } from './levels';
import type { PlotSpec } from './spec';

/** Draws a plot of a width in pixels. What it says stands beside it too: to readers of the page it is one picture. */
export function draw(spec: PlotSpec, width: number): Element {
  const drawn = plot({ width, className: 'k-drawn', style: { fontSize: '12px' }, ...optionsOf(spec, width) });
  drawn.setAttribute('aria-hidden', 'true');
  return drawn;
}

function optionsOf(spec: PlotSpec, width: number): PlotOptions {
  if (spec.kind === 'heat') return heat(spec, width);
  if (spec.kind === 'levels') return levels(spec, width);
  return spec.kind === 'columns' ? columns(spec, width) : bars(spec, width);
}
