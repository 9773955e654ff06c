import type { EditPropertyProps } from 'adminjs';
import { isWrong } from '../common/field';
import { describedBy } from './label';

/** What every field of a form tells the browser and those who listen to it. */
export function attributesOf({ property, record }: Pick<EditPropertyProps, 'property' | 'record'>) {
  const wrong = isWrong({ property, record });
  return {
    id: property.path,
    name: property.path,
    className: 'k-input',
    // Whoever leaves it empty is told so by us, in the panel's language.
    'aria-required': property.isRequired,
    'aria-invalid': wrong,
    'aria-describedby': describedBy(property, wrong),
    disabled: property.isDisabled,
  };
}
