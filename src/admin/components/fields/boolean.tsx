import { type EditPropertyProps, type FilterPropertyProps, useTranslation } from 'adminjs';
import { Field } from '../common/field';
import { attributesOf } from './attributes';
import { ChoiceFilter } from './choice';

/**
 * Yes or no, in AdminJS's place. A box to tick would look like «no» in a new record, which gets what is usual
 * for what has not been answered, or none where it can be left unanswered.
 */
export function DefaultBooleanEditProperty({ property, record, onChange }: EditPropertyProps) {
  const { tl } = useTranslation();
  const value = String(record.params[property.path] ?? '');
  const { canBeEmpty } = property.custom;
  return (
    <Field property={property} record={record}>
      <select
        {...attributesOf({ property, record })}
        value={value}
        onChange={(event) => onChange(property.path, event.target.value)}
      >
        {value === '' || canBeEmpty ? (
          <option value="">{tl(canBeEmpty ? 'notAnswered' : 'usual')}</option>
        ) : null}
        <option value="true">{tl('yes')}</option>
        <option value="false">{tl('no')}</option>
      </select>
    </Field>
  );
}

/** Yes, no or either. */
export function DefaultBooleanFilterProperty(props: FilterPropertyProps) {
  const { tl } = useTranslation();
  const choices = [
    { value: 'true', label: tl('yes') },
    { value: 'false', label: tl('no') },
  ];
  return <ChoiceFilter {...props} choices={choices} />;
}
