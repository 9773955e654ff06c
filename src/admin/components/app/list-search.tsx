import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useWords } from '../common/use-words';
import { useFilters } from './use-filters';

/** How long nothing is typed before it is searched for. */
const PAUSE_MS = 350;

/** One box for all that the list can be searched by; it is the filter `search`. Searches as one types. */
export function ListSearch() {
  const { say } = useWords('List');
  const { filters, filterBy } = useFilters();
  const asked = filters.search ?? '';
  const [words, setWords] = useState(asked);
  useEffect(() => setWords(asked), [asked]);
  const search = () => {
    if (words.trim() === asked) return;
    filterBy({ ...filters, search: words.trim() });
  };
  const searchNow = useRef(search);
  searchNow.current = search;
  useEffect(() => {
    if (words.trim() === asked) return undefined;
    const timer = setTimeout(() => searchNow.current(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words, asked]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: the element <search> is not yet known to every browser
    <form
      className="k-search"
      role="search"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        search();
      }}
    >
      <input
        type="search"
        aria-label={say('search')}
        placeholder={say('search')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
    </form>
  );
}
