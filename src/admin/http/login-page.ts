import { escapeUTF8 } from 'entities';
import { LANGUAGES, type Language } from '../../models/index.js';
import { textAt } from '../locales/index.js';
import { addressOf } from './assets.js';
import { documentOf, stylesheet } from './document.js';

/** Problems that the login page can tell, by the key of their text. */
export type LoginProblem = 'invalidCredentials' | 'tooManyRequests' | 'noAccess';

/** The page to log in on: a form that needs no script. `next` is where to go from there. */
export function loginPage(
  language: Language,
  { next, problem }: { next?: string | undefined; problem?: LoginProblem | undefined },
): Promise<string> {
  const say = (...path: string[]) => escapeUTF8(textAt(language, ...path) ?? '');
  const component = (key: string, ...more: string[]) => say('components', 'Login', key, ...more);
  const action = next ? `/admin/login?next=${encodeURIComponent(next)}` : '/admin/login';
  const described = problem ? ' aria-describedby="problem"' : '';
  const others = LANGUAGES.filter((other) => other !== language);
  return documentOf({
    language,
    title: textAt(language, 'components', 'Login', 'loginButton') ?? '',
    head: stylesheet(),
    body: `<div class="k-login"><main>
<form action="${escapeUTF8(action)}" method="post">
<header><img src="${addressOf('koiene.svg')}" alt=""><h1>${component('welcomeHeader')}</h1></header>
<p>${component('welcomeMessage')}</p>
${problem ? `<div class="k-problem" role="alert" id="problem" data-problem="${problem}">${say('messages', problem)}</div>` : ''}
<label for="email">${component('properties', 'email')}</label>
<input id="email" name="email" type="email" autocomplete="username" required${described}>
<label for="password">${component('properties', 'password')}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
<button class="k-button k-main" type="submit">${component('loginButton')}</button>
</form>
<form class="k-languages" action="/admin/login" method="get">
${next ? `<input type="hidden" name="next" value="${escapeUTF8(next)}">` : ''}
${others.map((other) => `<button class="k-plain" name="language" value="${other}" lang="${other}">${say('components', 'LanguageSelector', 'availableLanguages', other)}</button>`).join('\n')}
</form>
</main></div>`,
  });
}
