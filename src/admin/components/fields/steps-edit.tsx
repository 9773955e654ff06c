import type { EditPropertyProps } from 'adminjs';
import type { TermsStep } from '../../../services/accounts';
import { useWords } from '../common/use-words';
import { PropertyField, textOf } from './property-field';

/** A step as it is being written: null is not filled in yet. */
type Row = { [Part in keyof TermsStep]: number | null };

/** The steps of terms, a row each: until so many days before arrival, so much goes back. */
export function StepsEdit({ property, record, onChange }: EditPropertyProps) {
  const { say } = useWords('Terms');
  const rows = rowsIn(textOf(record.params, property.path));
  const change = (changed: Row[]) => onChange(property.path, JSON.stringify(changed));
  const setRow = (index: number, changed: Row) =>
    change(rows.map((row, at) => (at === index ? changed : row)));
  return (
    <PropertyField property={property} record={record}>
      {({ id, 'aria-invalid': isInvalid }) => (
        <div className="k-steps">
          {rows.map((row, index) => (
            <div key={index} className="k-step">
              <span>{say('until')}</span>
              <NumberInput
                id={index === 0 ? id : `${id}-${index}`}
                label={say('daysOf', { number: index + 1 })}
                most={366}
                isInvalid={isInvalid}
                value={row.days_before}
                onChange={(days_before) => setRow(index, { ...row, days_before })}
              />
              <span>{say('daysBefore')}</span>
              <NumberInput
                id={`${id}-${index}-percent`}
                label={say('percentOf', { number: index + 1 })}
                most={100}
                isInvalid={isInvalid}
                value={row.percent}
                onChange={(percent) => setRow(index, { ...row, percent })}
              />
              <span>{say('percentBack')}</span>
              <button
                type="button"
                className="k-button"
                aria-label={say('removeStep', { number: index + 1 })}
                onClick={() => change(rows.filter((_, at) => at !== index))}
              >
                {say('remove')}
              </button>
            </div>
          ))}
          <p className="k-small">{say(rows.length === 0 ? 'noSteps' : 'afterSteps')}</p>
          <button
            type="button"
            className="k-button"
            onClick={() => change([...rows, { days_before: null, percent: null }])}
          >
            {say('addStep')}
          </button>
        </div>
      )}
    </PropertyField>
  );
}

function NumberInput({
  id,
  label,
  most,
  isInvalid,
  value,
  onChange,
}: {
  id: string;
  label: string;
  most: number;
  isInvalid: true | undefined;
  value: number | null;
  onChange(value: number | null): void;
}) {
  return (
    <input
      id={id}
      type="number"
      inputMode="numeric"
      aria-label={label}
      {...(isInvalid ? { 'aria-invalid': isInvalid } : {})}
      min={0}
      max={most}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value === '' ? null : Number(event.target.value))}
    />
  );
}

function rowsIn(json: string): Row[] {
  try {
    const rows: unknown = JSON.parse(json || '[]');
    return Array.isArray(rows) ? (rows as Row[]) : [];
  } catch {
    return [];
  }
}
