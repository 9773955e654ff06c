import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { DeskWord } from '../../locales/desk';
import { useWords } from '../common/use-words';

interface Props {
  term: string;
  change(term: string): void;
  /** Enter was pressed. */
  enter(): void;
}

/** The one box to find a booking with. It has the focus at start, and «/» brings it back. */
export function SearchBar({ term, change, enter }: Props) {
  const { say } = useWords<DeskWord>('Desk');
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    // On a phone the keyboard would cover the lists.
    if (!matchMedia('(pointer: coarse)').matches) input.current?.focus();
  }, []);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      enter();
      // So that the next guest's name takes the place of this one's.
      input.current?.select();
    }
    if (event.key === 'Escape') change('');
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      document.querySelector<HTMLElement>('.desk [data-row-action]')?.focus();
    }
  };

  return (
    <search className="desk-search">
      <label htmlFor="desk-search">{say('search')}</label>
      <span className="desk-search-box">
        <input
          ref={input}
          id="desk-search"
          data-slash
          type="text"
          inputMode="search"
          enterKeyHint="search"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={100}
          value={term}
          aria-describedby="desk-search-hint"
          onChange={(event) => change(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {term === '' ? null : (
          <button
            type="button"
            className="desk-clear"
            aria-label={say('clearSearch')}
            onClick={() => {
              change('');
              input.current?.focus();
            }}
          >
            ×
          </button>
        )}
      </span>
      <small id="desk-search-hint">{say('searchHint')}</small>
    </search>
  );
}
