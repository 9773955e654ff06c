import { changeOwnPassword } from '../../services/people/users.js';
import { refusalFor } from '../adapter/refusals.js';
import { AppError, ValidationError } from '../adminjs.js';
import { actorOf, userOf } from '../panel-user.js';
import type { PageContext, PageRequest } from './page.js';

/** The result of changing one's password: done, or what was wrong beside each field. */
export interface PasswordPage {
  isDone: boolean;
  errors: Record<string, string>;
}

const FIELDS = ['current', 'password'];

/** Changes the password of whoever asks (`current`, `password`). Nothing is done for a GET. */
export async function password(
  { method, payload = {} }: PageRequest,
  _response: unknown,
  context: PageContext,
): Promise<PasswordPage> {
  if (method !== 'post') return { isDone: false, errors: {} };
  const user = userOf(context);
  try {
    await changeOwnPassword(String(payload.current ?? ''), String(payload.password ?? ''), actorOf(user));
    return { isDone: true, errors: {} };
  } catch (error) {
    const refusal = refusalFor(error, user.language, FIELDS);
    if (refusal instanceof ValidationError) {
      const fields = Object.entries(refusal.propertyErrors);
      return {
        isDone: false,
        errors: Object.fromEntries(fields.map(([name, told]) => [name, told.message])),
      };
    }
    if (refusal instanceof AppError) return { isDone: false, errors: { current: refusal.message } };
    throw error;
  }
}
