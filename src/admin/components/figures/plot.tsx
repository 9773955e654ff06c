import { useEffect, useRef, useState } from 'react';
import { Skeleton } from '../common/skeleton';
import { useWords } from '../common/use-words';
import type { PlotSpec } from './plots/spec';
import { usePlots } from './use-plots';

/** A plot as wide as there is room. `told` says what is to be seen; without the plots, the table is left. */
export function Plot({ spec, told }: { spec: PlotSpec; told: string }) {
  const { say } = useWords('FiguresPage');
  const plots = usePlots();
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!place.current) return undefined;
    const watcher = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    watcher.observe(place.current);
    return () => watcher.disconnect();
  }, []);
  useEffect(() => {
    if (plots && width > 0) place.current?.replaceChildren(plots.draw(spec, width));
  }, [plots, spec, width]);
  return (
    <>
      <div ref={place} className="k-plot" role="img" aria-label={told} />
      {plots === undefined ? <Skeleton lines={5} /> : null}
      {plots === null ? <p className="k-note">{say('noPlots')}</p> : null}
    </>
  );
}
