import { FormGroup } from '@adminjs/design-system';
import { type EditPropertyProps, type FilterPropertyProps, useTranslation } from 'adminjs';
import { isWrong, Problem } from '../common/field';
import { attributesOf } from './attributes';
import { ChoiceFilter } from './choice';
import { PropertyLabel } from './label';

/** A box to tick, in AdminJS's place. */
export function DefaultBooleanEditProperty({ property, record, onChange }: EditPropertyProps) {
  const value: unknown = record.params[property.path];
  const isTrue = value === true || value === 'true';
  const { className: _boxed, ...attributes } = attributesOf({ property, record });
  return (
    <FormGroup error={isWrong({ property, record })}>
      <div className="k-check">
        <input
          {...attributes}
          type="checkbox"
          checked={isTrue}
          onChange={() => onChange(property.path, !isTrue)}
        />
        <div>
          <PropertyLabel property={property} />
        </div>
      </div>
      <Problem property={property} record={record} />
    </FormGroup>
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
