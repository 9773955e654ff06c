import type { Language } from '../../models/index.js';
import { LOGIN, SECOND_STEP } from './addresses.js';
import { loginText, problemBox, signInPage } from './sign-in-page.js';

/** Problems that the login pages can tell, by the key of their text. */
export type LoginProblem =
  | 'invalidCredentials'
  | 'tooManyRequests'
  | 'noAccess'
  | 'wrongCode'
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
  });
}

/** The page that asks for the second factor. */
export function secondStepPage(language: Language, { next, problem }: Asked): Promise<string> {
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
    below: `<p class="k-below"><a class="k-plain" href="/admin/logout">${loginText(language, 'startAnew')}</a></p>`,
  });
}
