import type { EditPropertyProps, FilterPropertyProps } from 'adminjs';
import { Finder } from '../common/finder';
import { FilterField, PropertyField, textOf } from './property-field';

/** A record of another resource, found by searching. In AdminJS's place, whose field has no label. */
export function ReferenceEdit({ property, record, onChange }: EditPropertyProps) {
  return (
    <PropertyField property={property} record={record}>
      {(input) => (
        <Finder
          {...input}
          resource={property.reference ?? ''}
          value={textOf(record.params, property.path)}
          onPick={(value) => onChange(property.path, value ?? null)}
        />
      )}
    </PropertyField>
  );
}

/** The same in a filter. */
export function ReferenceFilter({ property, filter, onChange }: FilterPropertyProps) {
  return (
    <FilterField property={property}>
      {(input) => (
        <Finder
          {...input}
          resource={property.reference ?? ''}
          value={textOf(filter, property.path)}
          onPick={(value) => onChange(property.path, value ?? '')}
        />
      )}
    </FilterField>
  );
}
