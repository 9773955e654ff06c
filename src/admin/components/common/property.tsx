import type { BasePropertyJSON, PropertyPlace, RecordJSON, ResourceJSON } from 'adminjs';
import { componentOf } from './registry';

type Where = 'list' | 'show' | 'edit' | 'filter';
type Change = (property: string | RecordJSON, value?: unknown, record?: RecordJSON) => void;

/** Which component a property of a type has where nothing else is said; `other` for all other types. */
const USUAL: Record<Where, Record<string, string>> = {
  list: { reference: 'ReferenceValue', boolean: 'BooleanValue', other: 'Value' },
  show: { textarea: 'TextShow', other: 'Show' },
  edit: {
    reference: 'ReferenceEdit',
    boolean: 'BooleanEdit',
    textarea: 'TextEdit',
    password: 'PasswordEdit',
    other: 'Edit',
  },
  filter: { reference: 'ReferenceFilter', boolean: 'BooleanFilter', other: 'Filter' },
};

interface Props {
  where: Where;
  property: BasePropertyJSON;
  resource: ResourceJSON;
  record?: RecordJSON;
  filter?: Record<string, string>;
  onChange?: Change;
}

/** A property of a record, as it is where it stands: in a list, on a page, in a form or in a filter. */
export function Property({ property, where, ...rest }: Props) {
  const own: unknown = property.components?.[where as PropertyPlace];
  const usual = USUAL[where][property.type] ?? USUAL[where].other;
  const Component = componentOf(typeof own === 'string' ? own : usual);
  if (!Component) throw new Error(`No component for ${property.propertyPath} (${where})`);
  return (
    <div data-testid={`property-${where}-${property.propertyPath}`}>
      <Component {...rest} where={where} property={{ ...property, path: property.propertyPath }} />
    </div>
  );
}
