import type { EditPropertyProps } from 'adminjs';
import { useState } from 'react';
import { api } from '../common/api';
import { Choices, Tick } from '../common/field';
import { Told } from '../common/page';
import { useAnswer } from '../common/use-answer';
import { useWords } from '../common/use-words';
import { PropertyField, textOf } from './property-field';

const KOIER = { perPage: 500, sortBy: 'name', direction: 'asc' };

/** The koier that something is for: all of them, or those that are ticked. Sent as numbers with commas between. */
export function KoierEdit({ property, record, onChange }: EditPropertyProps) {
  const { say } = useWords('ChosenKoier');
  const text = textOf(record.params, property.path);
  const chosen = text === '' ? [] : text.split(',');
  const [isSome, setIsSome] = useState(false);
  const some = isSome || chosen.length > 0;
  const { answer, again } = useAnswer(
    () => api.resourceAction({ resourceId: 'koier', actionName: 'list', params: KOIER }),
    'koier',
  );
  const tick = (id: string, isOn: boolean) =>
    onChange(property.path, (isOn ? [...chosen, id] : chosen.filter((one) => one !== id)).join(','));
  return (
    <PropertyField property={property} record={record}>
      {(input) => (
        <div className="k-stack k-close">
          <Choices
            {...input}
            value={some ? 'some' : 'all'}
            choices={[
              { value: 'all', label: say('all') },
              { value: 'some', label: say('some') },
            ]}
            onChoose={(which) => {
              setIsSome(which === 'some');
              if (which === 'all') onChange(property.path, '');
            }}
          />
          {some ? (
            <Told answer={answer} again={again} lines={6}>
              {({ records }) => (
                <fieldset className="k-ticks">
                  <legend>{say('which')}</legend>
                  {records.map((koie) => (
                    <Tick
                      key={koie.id}
                      name={`${property.path}-${koie.id}`}
                      isOn={chosen.includes(String(koie.id))}
                      onChange={(isOn) => tick(String(koie.id), isOn)}
                    >
                      {koie.title}
                    </Tick>
                  ))}
                </fieldset>
              )}
            </Told>
          ) : null}
        </div>
      )}
    </PropertyField>
  );
}
