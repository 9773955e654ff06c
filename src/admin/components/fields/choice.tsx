import {
  type BasePropertyProps,
  type EditPropertyProps,
  type FilterPropertyProps,
  useTranslation,
} from 'adminjs';
import { Choices } from '../common/field';
import { FilterField, PropertyField, textOf } from './property-field';

type Choice = { value: string; label: string };

/** The values of a property that holds codes, in words. */
export function useChoices(property: BasePropertyProps['property']): Choice[] {
  const { tl } = useTranslation();
  return (property.availableValues ?? []).map(({ value }) => ({
    value: String(value),
    label: tl(`${property.path}.${value}`, property.resourceId),
  }));
}

/** A list of choices in a form; `empty` is what it is called when nothing is chosen. */
export function ChoiceEdit({
  property,
  record,
  onChange,
  choices,
  empty = '–',
  canBeEmpty = !property.isRequired,
}: Pick<EditPropertyProps, 'property' | 'record' | 'onChange'> & {
  choices: Choice[];
  empty?: string;
  canBeEmpty?: boolean;
}) {
  const value = textOf(record.params, property.path);
  return (
    <PropertyField property={property} record={record}>
      {(input) => (
        <Choices
          {...input}
          choices={canBeEmpty || value === '' ? [{ value: '', label: empty }, ...choices] : choices}
          value={value}
          onChoose={(chosen) => onChange(property.path, chosen)}
        />
      )}
    </PropertyField>
  );
}

/** A list of choices in a filter; empty for any of them. */
export function ChoiceFilter({
  property,
  filter,
  onChange,
  choices,
}: Pick<FilterPropertyProps, 'property' | 'filter' | 'onChange'> & { choices: Choice[] }) {
  const { tl } = useTranslation();
  return (
    <FilterField property={property}>
      {(input) => (
        <Choices
          {...input}
          choices={[{ value: '', label: tl('any') }, ...choices]}
          value={textOf(filter, property.path)}
          onChoose={(chosen) => onChange(property.path, chosen)}
        />
      )}
    </FilterField>
  );
}
