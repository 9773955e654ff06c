import { type Caller, mayEnterPanel, type Role } from '../access.js';
import type { Language } from '../models/index.js';
import type { Actor } from '../platform/write.js';
import type { KnownCaller } from '../services/people/callers.js';
import type { LivingSession } from '../services/people/panel-sessions.js';
import { needsSecondFactor } from '../services/two-factor/index.js';
import type { CurrentAdmin } from './adminjs.js';

/** The panels, the highest first: somebody with several roles gets the panel of the highest. */
export const PANEL_ROLES = ['admin', 'board', 'sit'] as const;
export type PanelRole = (typeof PANEL_ROLES)[number];

/** Who is logged in, as AdminJS hands it around and to the browser. */
export interface PanelUser extends CurrentAdmin {
  id: string;
  name: string;
  role: PanelRole;
  roles: Role[];
  language: Language;
  /** The session in which they ask. */
  session: LivingSession;
  /** Whether they have to set up a second factor before they can do anything else. */
  mustSetUp: boolean;
}

/** The panel's user for a caller; null for one who may not enter. */
export function panelUserOf(
  caller: KnownCaller,
  language: Language,
  session: LivingSession,
): PanelUser | null {
  const role = PANEL_ROLES.find((candidate) => caller.roles.has(candidate));
  if (!role || !mayEnterPanel(caller)) return null;
  return {
    id: String(caller.ntnuiNo),
    email: caller.email,
    name: caller.name,
    role,
    roles: [...caller.roles],
    language,
    session,
    mustSetUp: !session.hasSecondFactor && needsSecondFactor(caller.roles),
  };
}

/** Whoever calls an action. Throws when AdminJS has lost the user on the way, which is a fault. */
export function userOf(context: { currentAdmin?: CurrentAdmin | undefined } | undefined): PanelUser {
  const user = context?.currentAdmin;
  if (!user || !isPanelUser(user)) throw new Error('An action of the panel was called without a user');
  return user;
}

export function callerOf(user: PanelUser): Caller {
  return { ntnuiNo: Number(user.id), roles: new Set(user.roles) };
}

export function actorOf(user: PanelUser): Actor {
  return { user: Number(user.id), source: 'panel', provedAt: user.session.provedAt };
}

function isPanelUser(user: CurrentAdmin): user is PanelUser {
  return typeof user.id === 'string' && Array.isArray(user.roles) && typeof user.language === 'string';
}
