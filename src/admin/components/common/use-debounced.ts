import { useEffect, useState } from 'react';

/** A value as it was when it had not changed for some milliseconds, and what makes it known at once. */
export function useDebounced(value: string, ms: number): [known: string, now: () => void] {
  const [known, setKnown] = useState(value);
  useEffect(() => {
    // What is cleared is not waited for.
    const timer = setTimeout(() => setKnown(value), value === '' ? 0 : ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return [known, () => setKnown(value)];
}
