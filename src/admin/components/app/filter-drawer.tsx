import { Drawer, DrawerContent, H3, Icon } from '@adminjs/design-system';
import {
  BasePropertyComponent,
  type ResourceJSON,
  useFilterDrawer,
  useQueryParams,
  useTranslation,
} from 'adminjs';
import { type FormEvent, useEffect, useState } from 'react';

type Filters = Record<string, string>;

/** The filters of a list, in AdminJS's place, whose fields the tab key finds while they are hidden. */
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
    <Drawer variant="filter" as="form" onSubmit={apply} aria-label={translateLabel('filters', resource.id)}>
      <DrawerContent>
        <div className="k-drawer-head">
          <H3>{translateLabel('filters', resource.id)}</H3>
          <button type="button" className="k-plain" onClick={() => toggleFilter()}>
            <Icon icon="X" />
            {translateButton('close')}
          </button>
        </div>
        {resource.filterProperties.map((property) => (
          <BasePropertyComponent
            key={property.propertyPath}
            where="filter"
            property={property as never}
            resource={resource}
            filter={filter}
            onChange={(name, value) => {
              if (typeof name === 'string')
                setFilter((before) => ({ ...before, [name]: String(value ?? '') }));
            }}
          />
        ))}
      </DrawerContent>
      <div className="k-drawer-foot">
        <button type="button" className="k-button" onClick={reset}>
          {translateButton('resetFilter', resource.id)}
        </button>
        <button type="submit" className="k-button k-main">
          {translateButton('applyChanges', resource.id)}
        </button>
      </div>
    </Drawer>
  );
}
