import { mayInPanel } from '../access.js';
import type { ActionContext } from './adminjs.js';
import { callerOf, type PanelRole, type PanelUser, userOf } from './panel-user.js';

/** Whether a user may do an action on a resource, or open a page (resource `pages`). The only such question in the panel. */
export function isAllowed(user: PanelUser, resource: string, action: string): boolean {
  return mayInPanel(callerOf(user), resource, action);
}

/** The same of everybody with a role, for what is the same for all of them. */
export function isAllowedTo(role: PanelRole, resource: string, action: string): boolean {
  return mayInPanel({ ntnuiNo: 0, roles: new Set([role]) }, resource, action);
}

/** The same, as AdminJS asks it. */
export function allows(resource: string, action: string): (context: ActionContext) => boolean {
  return (context) => isAllowed(userOf(context), resource, action);
}
