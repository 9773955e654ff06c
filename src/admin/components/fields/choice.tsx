import { FormGroup } from '@adminjs/design-system';
import {
  type BasePropertyProps,
  type EditPropertyProps,
  type FilterPropertyProps,
  useTranslation,
} from 'adminjs';
import { Field } from '../common/field';
import { attributesOf } from './attributes';
import { PropertyLabel } from './label';

type Choice = { value: string; label: string };

/** The values of a property that holds codes, in words. */
export function useChoices(property: BasePropertyProps['property']): Choice[] {
  const { tl } = useTranslation();
  return (property.availableValues ?? []).map(({ value }) => ({
    value: String(value),
    label: tl(`${property.path}.${value}`, property.resourceId),
  }));
}

/** The browser's own list of choices in a form. */
export function ChoiceEdit({
  property,
  record,
  onChange,
  choices,
}: Pick<EditPropertyProps, 'property' | 'record' | 'onChange'> & { choices: Choice[] }) {
  const value = String(record.params[property.path] ?? '');
  return (
    <Field property={property} record={record}>
      <select
        {...attributesOf({ property, record })}
        value={value}
        onChange={(event) => onChange(property.path, event.target.value)}
      >
        {value === '' || !property.isRequired ? <option value="">–</option> : null}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** The browser's own list of choices in a filter; empty for any of them. */
export function ChoiceFilter({
  property,
  filter,
  onChange,
  choices,
}: Pick<FilterPropertyProps, 'property' | 'filter' | 'onChange'> & { choices: Choice[] }) {
  const { tl } = useTranslation();
  return (
    <FormGroup variant="filter">
      <PropertyLabel property={property} filter />
      <select
        className="k-input"
        id={`filter-${property.path}`}
        name={`filter-${property.path}`}
        value={String(filter?.[property.path] ?? '')}
        onChange={(event) => onChange(property.path, event.target.value)}
      >
        <option value="">{tl('any')}</option>
        {choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </FormGroup>
  );
}
