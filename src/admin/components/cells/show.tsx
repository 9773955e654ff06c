import type { BasePropertyProps } from 'adminjs';
import { Labelled } from '../common/labelled';
import { BooleanValue } from './boolean';
import { ReferenceValue } from './reference';
import { Value } from './value';

/** A property on a record's page: its label, and what it holds. */
export function Show(props: BasePropertyProps) {
  const { property, record } = props;
  const isEmpty = [undefined, null, ''].includes(record?.params[property.path]);
  return (
    <Labelled property={property} where="show">
      {record && !isEmpty ? <Held {...props} record={record} /> : '–'}
    </Labelled>
  );
}

function Held(props: BasePropertyProps & Required<Pick<BasePropertyProps, 'record'>>) {
  if (props.property.type === 'boolean') return <BooleanValue {...props} />;
  return props.property.type === 'reference' ? <ReferenceValue {...props} /> : <Value {...props} />;
}
