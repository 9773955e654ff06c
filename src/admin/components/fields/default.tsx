import { FormGroup } from '@adminjs/design-system';
import type { EditPropertyProps, FilterPropertyProps } from 'adminjs';
import { Field } from '../common/field';
import { attributesOf } from './attributes';
import { ChoiceEdit, ChoiceFilter, useChoices } from './choice';
import { PropertyLabel } from './label';

/** A line of text, a number or a choice. In AdminJS's place, whose lists of choices have no label. */
export function DefaultEditProperty(props: EditPropertyProps) {
  const { property, record, onChange } = props;
  const choices = useChoices(property);
  if (property.availableValues) return <ChoiceEdit {...props} choices={choices} />;
  return (
    <Field property={property} record={record}>
      <input
        {...attributesOf({ property, record })}
        type="text"
        inputMode={inputModeOf(property.type)}
        autoComplete="off"
        value={String(record.params[property.path] ?? '')}
        onChange={(event) => onChange(property.path, event.target.value)}
      />
    </Field>
  );
}

/** The same in a filter. */
export function DefaultFilterProperty(props: FilterPropertyProps) {
  const { property, filter, onChange } = props;
  const choices = useChoices(property);
  if (property.availableValues) return <ChoiceFilter {...props} choices={choices} />;
  return (
    <FormGroup variant="filter">
      <PropertyLabel property={property} filter />
      <input
        className="k-input"
        id={`filter-${property.path}`}
        name={`filter-${property.path}`}
        inputMode={inputModeOf(property.type)}
        autoComplete="off"
        value={String(filter[property.path] ?? '')}
        onChange={(event) => onChange(property.path, event.target.value)}
      />
    </FormGroup>
  );
}

function inputModeOf(type: string): 'numeric' | 'decimal' | undefined {
  if (type === 'number') return 'numeric';
  return type === 'float' ? 'decimal' : undefined;
}
