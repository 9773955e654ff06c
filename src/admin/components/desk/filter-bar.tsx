import { useId, useState } from 'react';
import type { DeskWord } from '../../locales/desk';
import { useWords } from '../common/use-words';
import type { Filters, View } from './types';

interface Props {
  view: Exclude<View, 'day'>;
  filters: Filters;
  koier: { slug: string; name: string }[];
  change(filters: Filters): void;
}

/** Limits the lists to a koie and to days of arrival or departure. */
export function FilterBar({ view, filters, koier, change }: Props) {
  const { say } = useWords<DeskWord>('Desk');
  const isArrival = view === 'pickUps';
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const isFiltered = Object.values(filters).some(Boolean);
  const set = (name: keyof Filters) => (event: { target: { value: string } }) =>
    change({ ...filters, [name]: event.target.value });
  return (
    <>
      {/* Only to be seen where it is narrow; elsewhere the filters are always there. */}
      {isFiltered ? null : (
        <button
          type="button"
          className="k-button desk-filter-toggle"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setIsOpen(!isOpen)}
        >
          {say('filter')}
        </button>
      )}
      <div id={id} className={`k-bar${isOpen || isFiltered ? '' : ' is-folded'}`}>
        <label>
          {say('koie')}
          <select value={filters.koie} onChange={set('koie')}>
            <option value="">{say('allKoier')}</option>
            {koier.map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {say(isArrival ? 'arrivalFrom' : 'departureFrom')}
          <input type="date" value={filters.from} max={filters.to || undefined} onChange={set('from')} />
        </label>
        <label>
          {say(isArrival ? 'arrivalTo' : 'departureTo')}
          <input type="date" value={filters.to} min={filters.from || undefined} onChange={set('to')} />
        </label>
        {isFiltered ? (
          <button type="button" className="k-button" onClick={() => change({ koie: '', from: '', to: '' })}>
            {say('clearFilters')}
          </button>
        ) : null}
      </div>
    </>
  );
}
