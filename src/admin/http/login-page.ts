import { escapeUTF8 } from 'entities';
import type { Language } from '../../models/index.js';
import type { AskedFor } from '../../services/two-factor/index.js';
import { textAt } from '../locales/index.js';
import { FORGOTTEN, HOME, LOGIN, SECOND_STEP } from './addresses.js';
import { addressOf } from './assets.js';
import { loginText, problemBox, signInPage } from './sign-in-page.js';

/** Problems that the login pages can tell, by the key of their text. */
export type LoginProblem =
  | 'invalidCredentials'
  | 'tooManyRequests'
  | 'noAccess'
  | 'wrongCode'
  | 'passkeyRefused'
  | 'waitedTooLong';

interface Asked {
  /** Where to go from there. */
  next?: string | undefined;
  problem?: LoginProblem | undefined;
}

/** The page to log in on. */
export function loginPage(language: Language, { next, problem }: Asked): Promise<string> {
  const described = problem ? ' aria-describedby="problem"' : '';
  return signInPage(language, {
    address: LOGIN,
    next,
    title: 'loginButton',
    heading: 'welcomeHeader',
    lead: 'welcomeMessage',
    problem: problem && problemBox(language, problem),
    form: `<label for="email">${loginText(language, 'properties', 'email')}</label>
<input id="email" name="email" type="email" autocomplete="username" required${described}>
<label for="password">${loginText(language, 'properties', 'password')}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
<button class="k-button k-main" type="submit">${loginText(language, 'loginButton')}</button>`,
    below: `<p class="k-below"><a class="k-plain" href="${FORGOTTEN}">${loginText(language, 'forgotten')}</a></p>`,
  });
}

/** The page that asks for the second factor. */
export function secondStepPage(
  language: Language,
  { next, problem, asked }: Asked & { asked: AskedFor },
): Promise<string> {
  const described = problem ? ' aria-describedby="problem"' : '';
  return signInPage(language, {
    address: SECOND_STEP,
    next,
    heading: 'secondHeader',
    lead: 'secondMessage',
    problem: problem && problemBox(language, problem),
    form: `<label for="code">${loginText(language, 'code')}</label>
<input id="code" name="code" autocomplete="one-time-code" autocapitalize="none" spellcheck="false" required autofocus${described}>
<button class="k-button k-main" type="submit">${loginText(language, 'secondButton')}</button>`,
    // Shown by the script, without which no passkey can be asked.
    head: asked.passkey ? `<script type="module" src="${addressOf('sign-in.js')}"></script>` : '',
    below: `${asked.passkey ? passkeyButton(language, next) : ''}<p class="k-below"><a class="k-plain" href="/admin/logout">${loginText(language, 'startAnew')}</a></p>`,
  });
}

function passkeyButton(language: Language, next: string | undefined): string {
  return `<div class="k-below"><button class="k-button k-strong k-full" type="button" id="passkey" hidden data-next="${escapeUTF8(next ?? HOME)}"
data-refused="${escapeUTF8(textAt(language, 'messages', 'passkeyRefused') ?? '')}">${loginText(language, 'passkeyButton')}</button>
<p class="k-wrong" id="passkey-problem" role="alert"></p></div>`;
}
