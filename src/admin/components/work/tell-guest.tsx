import { useWords } from '../common/use-words';
import { Labelled } from './frame';

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
      <label>
        <input
          type="checkbox"
          name="tellGuest"
          checked={telling.tellGuest}
          onChange={(event) => onChange({ ...telling, tellGuest: event.target.checked })}
        />
        {say('tellGuest', { email })}
      </label>
      {telling.tellGuest ? (
        <Labelled label={say('message')} name="message" help={say('help_message')}>
          <textarea
            id="kd-message"
            name="message"
            maxLength={2000}
            value={telling.message}
            onChange={(event) => onChange({ ...telling, message: event.target.value })}
          />
        </Labelled>
      ) : null}
    </>
  );
}
