import { Field } from '../common/field';
import { useWords } from '../common/use-words';

/** A code of an app, or a recovery code. */
export function CodeField({ problem }: { problem: string | undefined }) {
  const { say } = useWords('LogInAgain');
  return (
    <Field id="again-code" name="code" label={say('code')} error={problem}>
      {(input) => (
        // biome-ignore lint/a11y/noAutofocus: stands in dialogs, which are to begin there
        <input {...input} key="code" autoComplete="one-time-code" autoCapitalize="none" required autoFocus />
      )}
    </Field>
  );
}
