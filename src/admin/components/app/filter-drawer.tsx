import { type ResourceJSON, useFilterDrawer, useTranslation } from 'adminjs';
import { type FormEvent, useEffect, useState } from 'react';
import { useLocation } from 'react-router-dom';
import { Icon } from '../common/icon';
import { Property } from '../common/property';
import { useWords } from '../common/use-words';
import { type Filters, useFilters } from './use-filters';

/** The filters of a list, at its side when they are asked for. */
export function FilterDrawer({ resource }: { resource: ResourceJSON }) {
  const { translateButton, translateLabel } = useTranslation();
  const { isVisible, toggleFilter } = useFilterDrawer();
  const { say } = useWords('List');
  const { filters, set, filterBy, clear } = useFilters();
  const [filter, setFilter] = useState<Filters>({});
  const { search } = useLocation();
  useEffect(() => setFilter(set), [search, resource.id, isVisible]);
  if (!isVisible) return null;
  const apply = (event: FormEvent) => {
    event.preventDefault();
    const { tab = '', search: words = '' } = filters;
    filterBy({ tab, search: words, ...filter });
    // What was found must not be left beneath.
    toggleFilter();
  };
  const reset = () => {
    clear();
    setFilter({});
  };
  const fields = resource.filterProperties.filter(({ propertyPath }) => propertyPath !== 'search');
  const folded = fields.filter(({ custom }) => custom?.isFolded);
  const fieldOf = (property: (typeof fields)[number]) => (
    <Property
      key={property.propertyPath}
      where="filter"
      property={property}
      resource={resource}
      filter={filter}
      onChange={(name, value) => {
        if (typeof name === 'string') setFilter((before) => ({ ...before, [name]: String(value ?? '') }));
      }}
    />
  );
  return (
    <form
      className="k-drawer"
      onSubmit={apply}
      onKeyDown={({ key }) => {
        if (key === 'Escape') toggleFilter();
      }}
      aria-label={translateLabel('filters', resource.id)}
    >
      <div className="k-stack">
        <div className="k-drawer-head">
          <h2>{translateLabel('filters', resource.id)}</h2>
          <button type="button" className="k-plain" onClick={() => toggleFilter()}>
            <Icon icon="X" />
            {translateButton('close')}
          </button>
        </div>
        {fields.filter((property) => !folded.includes(property)).map(fieldOf)}
        {folded.length > 0 ? (
          <details open={folded.some(({ propertyPath }) => isSet(set, propertyPath)) || undefined}>
            <summary>{say('moreFilters')}</summary>
            <div className="k-stack">{folded.map(fieldOf)}</div>
          </details>
        ) : null}
      </div>
      <div className="k-drawer-foot">
        <button type="button" className="k-button" onClick={reset}>
          {translateButton('resetFilter', resource.id)}
        </button>
        <button type="submit" className="k-button k-main">
          {translateButton('applyChanges', resource.id)}
        </button>
      </div>
    </form>
  );
}

function isSet(set: Filters, path: string): boolean {
  return Object.keys(set).some((name) => name === path || name.startsWith(`${path}~~`));
}
