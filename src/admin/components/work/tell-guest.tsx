import { Field, Tick } from '../common/field';
import { useWords } from '../common/use-words';

/** Whether the guest is told by mail of what is done, and what the board adds. */
export interface Telling extends Record<string, string | boolean> {
  tellGuest: boolean;
  message: string;
}

export const TOLD: Telling = { tellGuest: true, message: '' };

/** Asks whether the guest is to be told, which is so unless one says no. */
export function TellGuest({
  email,
  telling,
  onChange,
}: {
  email: string;
  telling: Telling;
  onChange(telling: Telling): void;
}) {
  const { say } = useWords('Work');
  return (
    <>
      <Tick
        name="tellGuest"
        isOn={telling.tellGuest}
        onChange={(tellGuest) => onChange({ ...telling, tellGuest })}
      >
        {say('tellGuest', { email })}
      </Tick>
      {telling.tellGuest ? (
        <Field id="message" label={say('message')} help={say('help_message')}>
          {(input) => (
            <textarea
              {...input}
              maxLength={2000}
              value={telling.message}
              onChange={(event) => onChange({ ...telling, message: event.target.value })}
            />
          )}
        </Field>
      ) : null}
    </>
  );
}
