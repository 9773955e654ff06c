import type { Request } from 'express';
import { LANGUAGES, type Language } from '../../models/index.js';

/** The cookie in which the panel's language switch remembers the choice. */
export const LANGUAGE_COOKIE = 'koiene_language';

/** The language chosen in the panel; undefined when none has been. */
export function chosenLanguage(request: Request): Language | undefined {
  const chosen = cookieOf(request, LANGUAGE_COOKIE);
  return LANGUAGES.find((language) => language === chosen);
}

/** The value of a cookie that a request brings. */
export function cookieOf(request: Request, name: string): string | undefined {
  const cookies = request.headers.cookie?.split(/;\s*/) ?? [];
  return cookies.find((cookie) => cookie.startsWith(`${name}=`))?.split('=')[1];
}

/** Whether a request is of the panel's API, and not for a page. Paths are below /admin. */
export function isApi(request: Request): boolean {
  return request.path.startsWith('/api/');
}
