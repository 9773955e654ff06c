import type { EditPropertyProps } from 'adminjs';
import { useState } from 'react';
import { Radios } from '../common/field';
import { useWords } from '../common/use-words';
import { PropertyField, textOf } from './property-field';

/** Which of the two kinds a closure is: «Steng» (all beds), or «Ta ut senger» (so many). */
export function ClosedBedsEdit({ property, record, onChange }: EditPropertyProps) {
  const { say } = useWords('ClosureKind');
  const beds = textOf(record.params, property.path);
  const [isPartial, setPartial] = useState(beds !== '');
  const some = isPartial || beds !== '';
  const choose = (kind: 'whole' | 'some') => {
    setPartial(kind === 'some');
    if (kind === 'whole') onChange(property.path, '');
  };
  return (
    <>
      <Radios
        name="closureKind"
        label={say('kind')}
        choices={[
          { value: 'whole' as const, label: say('whole') },
          { value: 'some' as const, label: say('some') },
        ]}
        value={some ? 'some' : 'whole'}
        onChoose={choose}
      />
      {some ? (
        <PropertyField property={{ ...property, label: 'bedsOut' }} record={record}>
          {(input) => (
            <input
              {...input}
              className="k-short"
              inputMode="numeric"
              value={beds}
              onChange={(event) => onChange(property.path, event.target.value)}
            />
          )}
        </PropertyField>
      ) : null}
    </>
  );
}
