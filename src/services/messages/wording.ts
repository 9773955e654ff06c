import { LANGUAGES, LONG_LENGTH } from '../../models/index.js';
import { FieldErrors, type FieldProblem } from '../../platform/refusals/field-errors.js';
import { isUnknownPlaceholder, PLACEHOLDERS, placeholdersIn, type Wording } from '../mail/index.js';

/** Most characters of a subject. The database holds the same limit. */
const SUBJECT_LENGTH = 200;

/** A message as the board writes it; a language is left empty that it is not written in. */
export interface Draft {
  subjectNb: string;
  textNb: string;
  subjectEn: string;
  textEn: string;
}

/**
 * What a draft says in each language that has a text. Throws FieldErrors when there is none, a language has a subject
 * alone, something is too long, or a placeholder is none that there is.
 */
export function wordingOf(draft: Draft): Wording {
  const problems: Record<string, FieldProblem[]> = {};
  const note = (field: string, problem: FieldProblem) => {
    problems[field] = [...(problems[field] ?? []), problem];
  };
  const wording: Wording = {};
  for (const language of LANGUAGES) {
    const [subjectField, textField] = fieldsOf(language);
    const [subject, text] = [plain(draft[subjectField]), plain(draft[textField])];
    for (const [field, value, limit] of [
      [subjectField, subject, SUBJECT_LENGTH],
      [textField, text, LONG_LENGTH],
    ] as const) {
      if (value.length > limit) note(field, { key: 'too_long', values: { limit } });
      const unknown = placeholdersIn(value).find(isUnknownPlaceholder);
      if (unknown)
        note(field, {
          key: 'unknown_placeholder',
          values: { found: unknown, known: PLACEHOLDERS.join(', ') },
        });
    }
    if (text) wording[language] = { subject, text };
    else if (subject) note(textField, { key: 'required' });
  }
  if (Object.keys(problems).length === 0 && Object.keys(wording).length === 0)
    note('textNb', { key: 'required' });
  if (Object.keys(problems).length > 0) throw new FieldErrors(problems);
  return wording;
}

function fieldsOf(language: (typeof LANGUAGES)[number]) {
  return language === 'nb' ? (['subjectNb', 'textNb'] as const) : (['subjectEn', 'textEn'] as const);
}

/** Lines end as forms send them with two characters. */
function plain(text: string): string {
  return text.replaceAll('\r', '').trim();
}
