import { type ResourceJSON, useFilterDrawer, useQueryParams, useTranslation } from 'adminjs';
import { type FormEvent, useEffect, useState } from 'react';
import { Icon } from '../common/icon';
import { Property } from '../common/property';

type Filters = Record<string, string>;

/** The filters of a list, at its side when they are asked for. */
export function FilterDrawer({ resource }: { resource: ResourceJSON }) {
  const { translateButton, translateLabel } = useTranslation();
  const { isVisible, toggleFilter } = useFilterDrawer();
  const { storeParams, clearParams, filters } = useQueryParams();
  const [filter, setFilter] = useState<Filters>({});
  useEffect(() => setFilter({ ...(filters as Filters | undefined) }), [filters, resource.id]);
  if (!isVisible) return null;
  const apply = (event: FormEvent) => {
    event.preventDefault();
    const given = Object.entries(filter).filter(([, value]) => value !== '');
    storeParams({ filters: Object.fromEntries(given), page: '1' });
    // What was found must not be left beneath.
    toggleFilter();
  };
  const reset = () => {
    clearParams('filters');
    setFilter({});
  };
  return (
    <form className="k-drawer" onSubmit={apply} aria-label={translateLabel('filters', resource.id)}>
      <div className="k-stack">
        <div className="k-drawer-head">
          <h2>{translateLabel('filters', resource.id)}</h2>
          <button type="button" className="k-plain" onClick={() => toggleFilter()}>
            <Icon icon="X" />
            {translateButton('close')}
          </button>
        </div>
        {resource.filterProperties.map((property) => (
          <Property
            key={property.propertyPath}
            where="filter"
            property={property}
            resource={resource}
            filter={filter}
            onChange={(name, value) => {
              if (typeof name === 'string')
                setFilter((before) => ({ ...before, [name]: String(value ?? '') }));
            }}
          />
        ))}
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
