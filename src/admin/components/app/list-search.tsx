import { useQueryParams, useTranslation } from 'adminjs';
import { type FormEvent, useEffect, useState } from 'react';

/** One box for all that the list can be searched by; it is the filter `search`. */
export function ListSearch() {
  const { translateComponent } = useTranslation();
  const { filters, storeParams } = useQueryParams();
  const asked = String((filters as Record<string, unknown> | undefined)?.search ?? '');
  const [words, setWords] = useState(asked);
  useEffect(() => setWords(asked), [asked]);
  const search = (event: FormEvent) => {
    event.preventDefault();
    const { search: _before, ...others } = { ...(filters as Record<string, unknown> | undefined) };
    storeParams({ filters: words.trim() ? { ...others, search: words.trim() } : others, page: '1' });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: the element <search> is not yet known to every browser
    <form className="k-search" role="search" onSubmit={search}>
      <input
        type="search"
        aria-label={translateComponent('List.search')}
        placeholder={translateComponent('List.search')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <button className="k-button k-main" type="submit">
        {translateComponent('List.find')}
      </button>
    </form>
  );
}
