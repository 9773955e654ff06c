import type { EditPropertyProps, FilterPropertyProps } from 'adminjs';
import { ChoiceEdit, ChoiceFilter, useChoices } from './choice';
import { FilterField, PropertyField, textOf } from './property-field';

/** A line of text, a number or a choice. In AdminJS's place, whose lists of choices have no label. */
export function Edit(props: EditPropertyProps) {
  const { property, record, onChange } = props;
  const choices = useChoices(property);
  if (property.availableValues) return <ChoiceEdit {...props} choices={choices} />;
  return (
    <PropertyField property={property} record={record}>
      {(input) => (
        <input
          {...input}
          type="text"
          inputMode={inputModeOf(property.type)}
          autoComplete="off"
          value={textOf(record.params, property.path)}
          onChange={(event) => onChange(property.path, event.target.value)}
        />
      )}
    </PropertyField>
  );
}

/** The same in a filter. */
export function Filter(props: FilterPropertyProps) {
  const { property, filter, onChange } = props;
  const choices = useChoices(property);
  if (property.availableValues) return <ChoiceFilter {...props} choices={choices} />;
  return (
    <FilterField property={property}>
      {(input) => (
        <input
          {...input}
          inputMode={inputModeOf(property.type)}
          autoComplete="off"
          value={textOf(filter, property.path)}
          onChange={(event) => onChange(property.path, event.target.value)}
        />
      )}
    </FilterField>
  );
}

function inputModeOf(type: string): 'numeric' | 'decimal' | undefined {
  if (type === 'number') return 'numeric';
  return type === 'float' ? 'decimal' : undefined;
}
