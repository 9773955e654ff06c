import { useEffect, useState } from 'react';

type Plots = typeof import('./plots/plots');

let loaded: Plots | undefined;

/** What draws plots, which is a file of its own: undefined until it has come, null where it does not come. */
export function usePlots(): Plots | null | undefined {
  const [plots, setPlots] = useState<Plots | null | undefined>(() => loaded);
  useEffect(() => {
    if (loaded) {
      // It has come since, for another plot.
      setPlots(() => loaded);
      return;
    }
    const address = document.getElementById('app')?.dataset.plots;
    if (!address) setPlots(null);
    else
      import(address).then(
        (come: Plots) => {
          loaded = come;
          setPlots(() => come);
        },
        () => setPlots(null),
      );
  }, []);
  return plots;
}
