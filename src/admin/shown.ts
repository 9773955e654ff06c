import type { Language } from '../models/index.js';
import type { PanelUser } from './panel-user.js';

/** What a page tells the panel's script: who is there, and what they may see, in which words. */
export interface Shown {
  language: Language;
  /** By their keys joined with full stops. */
  texts: Record<string, string>;
  store: {
    session: PanelUser;
    resources: unknown[];
    pages: { name: string; icon?: string; component: string }[];
  };
}
