import { Refused } from '../common/api';
import { Field } from '../common/field';
import { toldBy, whyOf } from '../common/use-answer';
import { type Say, useWords } from '../common/use-words';

/** What a picture shows, in words. */
export interface Texts {
  altNor: string;
  altEng: string;
}

/** Why something was not done: beside fields, and else as a whole. */
export interface Told {
  fields: Record<string, string>;
  whole?: string | undefined;
}

export const NOTHING_TOLD: Told = { fields: {} };

/** What an error says. */
export function toldOf(error: unknown, say: Say): Told {
  const data =
    error instanceof Refused ? (error.response.data as { fields?: Record<string, string[]> }) : null;
  const fields = Object.entries(data?.fields ?? {}).map(([name, texts]) => [name, texts.join(' ')]);
  if (fields.length > 0) return { fields: Object.fromEntries(fields) };
  return { fields: {}, whole: toldBy(error) ?? say(whyOf(error)) };
}

/** The fields for the texts of a picture. Of a report's it is one, which may be left empty. */
export function PictureTexts({
  id,
  texts,
  told,
  arePublic,
  onChange,
}: {
  id: string;
  texts: Texts;
  told: Told;
  arePublic: boolean;
  onChange(texts: Texts): void;
}) {
  const { say } = useWords('Pictures');
  const names = arePublic ? (['altNor', 'altEng'] as const) : (['altNor'] as const);
  return (
    <>
      {names.map((name) => (
        <Field
          key={name}
          id={`${id}-${name}`}
          name={`${id}-${name}`}
          label={say(arePublic ? name : 'caption')}
          error={told.fields[name]}
          isRequired={arePublic}
        >
          {(input) => (
            <input
              {...input}
              type="text"
              maxLength={250}
              value={texts[name]}
              onChange={(event) => onChange({ ...texts, [name]: event.target.value })}
            />
          )}
        </Field>
      ))}
      {told.whole ? (
        <p className="k-problem" role="alert">
          {told.whole}
        </p>
      ) : null}
    </>
  );
}
