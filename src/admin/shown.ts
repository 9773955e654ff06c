import type { Language } from '../models/index.js';
import type { PanelUser } from './panel-user.js';

/** Everything that a page gives the panel's script: who is there, and which texts and resources they may see. */
export interface Shown {
  language: Language;
  /** By their keys joined with full stops. */
  texts: Record<string, string>;
  /** The tabs of lists by the resource; see `ListTab`. */
  tabs: Record<string, string[]>;
  store: {
    session: PanelUser;
    resources: unknown[];
    pages: { name: string; icon?: string; component: string }[];
  };
}
