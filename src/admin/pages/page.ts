import { withoutNul } from '../../platform/storable.js';
import type { CurrentAdmin } from '../adminjs.js';

/** A call of a page's handler, as far as ours use it. */
export interface PageRequest {
  method?: string;
  query?: Record<string, unknown>;
  payload?: Record<string, unknown>;
}

export interface PageContext {
  currentAdmin?: CurrentAdmin;
}

/** A value of a request as text; undefined when it is no text, or empty. */
export function textIn(source: Record<string, unknown> | undefined, name: string): string | undefined {
  const value = source?.[name];
  const text = typeof value === 'string' ? withoutNul(value).trim() : '';
  return text === '' ? undefined : text;
}
