import { isCalendarDay } from '../../platform/clock.js';
import { withoutNul } from '../../platform/storable.js';
import { refusalFor } from '../adapter/refusals.js';
import { AppError, type CurrentAdmin, ValidationError } from '../adminjs.js';
import type { PanelUser } from '../panel-user.js';

/** A call of a page's handler, as far as ours use it. */
export interface PageRequest {
  method?: string;
  query?: Record<string, unknown>;
  payload?: Record<string, unknown>;
}

export interface PageContext {
  currentAdmin?: CurrentAdmin;
}

/** The month that is asked for, `YYYY-MM`; undefined for what is none. */
export function monthIn(sent: string | undefined): string | undefined {
  // The months around it must be such that can be written too.
  const isMonth = sent !== undefined && isCalendarDay(`${sent}-01`) && sent > '1900' && sent < '9999-12';
  return isMonth ? sent : undefined;
}

/** A value of a request as text; undefined when it is no text, or empty. */
export function textIn(source: Record<string, unknown> | undefined, name: string): string | undefined {
  const value = source?.[name];
  const text = typeof value === 'string' ? withoutNul(value).trim() : '';
  return text === '' ? undefined : text;
}

/** What comes of it, or in words why nothing does: beside each of `fields`, or as a whole. */
export async function told<T>(user: PanelUser, act: () => Promise<T>, fields: readonly string[] = []) {
  try {
    return await act();
  } catch (error) {
    const refusal = refusalFor(error, user.language, fields);
    if (refusal instanceof ValidationError) {
      const wrong = Object.entries(refusal.propertyErrors).map(([name, { message }]) => [name, message]);
      return { isDone: false, errors: Object.fromEntries(wrong) as Record<string, string> };
    }
    if (!(refusal instanceof AppError)) throw error;
    return { isDone: false, notice: { message: refusal.message, type: 'error' as const } };
  }
}
