import { escapeUTF8 } from 'entities';
import { LANGUAGES, type Language } from '../../models/index.js';
import { textAt } from '../locales/index.js';
import { addressOf } from './assets.js';
import { documentOf, stylesheet } from './document.js';

/** A text of the pages on which one signs in, ready for HTML. */
export function loginText(language: Language, ...path: string[]): string {
  return escapeUTF8(textAt(language, 'components', 'Login', ...path) ?? '');
}

/** A page on which somebody signs in, or gets a password: a form that needs no script, and the other languages below. */
export function signInPage(
  language: Language,
  {
    address,
    next,
    title,
    heading,
    lead,
    problem,
    form,
    below = '',
    head = '',
  }: {
    /** Of the page itself, for the other languages and the form. */
    address: string;
    next?: string | undefined;
    /** Keys of texts, as in `loginText`. */
    title?: string;
    heading: string;
    lead: string;
    /** HTML. */
    problem?: string | undefined;
    /** HTML of the fields and the button; without it there is nothing to fill in. */
    form: string;
    /** HTML after the form. */
    below?: string;
    head?: string;
  },
): Promise<string> {
  const action = next ? `${address}?next=${encodeURIComponent(next)}` : address;
  const others = LANGUAGES.filter((other) => other !== language);
  const languageName = (other: Language) =>
    escapeUTF8(textAt(language, 'components', 'LanguageSelector', 'availableLanguages', other) ?? '');
  return documentOf({
    language,
    title: textAt(language, 'components', 'Login', title ?? heading) ?? '',
    head: stylesheet() + head,
    body: `<div class="k-login"><main>
<form action="${escapeUTF8(action)}" method="post">
<header><img src="${addressOf('koiene.svg')}" alt=""><h1>${loginText(language, heading)}</h1></header>
<p>${loginText(language, lead)}</p>
${problem ?? ''}
${form}
</form>
${below}
<form class="k-languages" action="${escapeUTF8(address)}" method="get">
${next ? `<input type="hidden" name="next" value="${escapeUTF8(next)}">` : ''}
${others.map((other) => `<button class="k-plain" name="language" value="${other}" lang="${other}">${languageName(other)}</button>`).join('\n')}
</form>
</main></div>`,
  });
}

/** What went wrong, by the key of its text in `messages`, as the field says that is described by it (`id` «problem»). */
export function problemBox(language: Language, problem: string): string {
  const text = escapeUTF8(textAt(language, 'messages', problem) ?? '');
  return `<div class="k-problem" role="alert" id="problem" data-problem="${problem}">${text}</div>`;
}
