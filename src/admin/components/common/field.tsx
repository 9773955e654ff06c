import type { ReactNode } from 'react';

/** Attributes that join a field's input with its label and help, also for screen readers. */
export interface FieldInput {
  id: string;
  name: string;
  'aria-invalid'?: true;
  'aria-describedby'?: string;
}

interface Props {
  id: string;
  /** Left out where the field says itself what it is. */
  label?: string;
  help?: string | undefined;
  error?: string | undefined;
  isRequired?: boolean;
  /** Where what is sent is called otherwise than the field. */
  name?: string;
  children: (input: FieldInput) => ReactNode;
}

/** A field with its label, help between the two, and below what is wrong with what was sent: the same everywhere. */
export function Field({ id, label, help, error, isRequired = false, name = id, children }: Props) {
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="k-field">
      {label ? (
        <label id={`${id}-label`} htmlFor={id} {...(isRequired ? { className: 'k-required' } : {})}>
          {label}
        </label>
      ) : null}
      {help ? (
        <span className="k-help" id={`${id}-help`}>
          {help}
        </span>
      ) : null}
      {children({
        id,
        name,
        ...(error ? { 'aria-invalid': true as const } : {}),
        ...(described ? { 'aria-describedby': described } : {}),
      })}
      {error ? (
        <p className="k-wrong" id={`${id}-error`} role="alert">
          {error}
        </p>
      ) : null}
    </div>
  );
}

/** A box to tick, with its words beside it. */
export function Tick({
  name,
  isOn,
  onChange,
  children,
}: {
  name: string;
  isOn: boolean;
  onChange(isOn: boolean): void;
  children: ReactNode;
}) {
  return (
    <label>
      <input
        type="checkbox"
        name={name}
        checked={isOn}
        onChange={(event) => onChange(event.target.checked)}
      />
      {children}
    </label>
  );
}

/** One of a few, all of them to be seen. */
export function Radios<Value extends string>({
  name,
  label,
  choices,
  value,
  onChoose,
}: {
  name: string;
  label: string;
  choices: readonly { value: Value; label: ReactNode }[];
  value: Value;
  onChoose(value: Value): void;
}) {
  return (
    <fieldset className="k-field k-radios">
      <legend>{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChoose(choice.value)}
          />
          {choice.label}
        </label>
      ))}
    </fieldset>
  );
}

/** The browser's own list of choices. */
export function Choices({
  choices,
  value,
  onChoose,
  ...input
}: FieldInput & {
  choices: readonly { value: string; label: string }[];
  value: string;
  disabled?: boolean;
  onChoose(value: string): void;
}) {
  return (
    <select {...input} value={value} onChange={(event) => onChoose(event.target.value)}>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}
