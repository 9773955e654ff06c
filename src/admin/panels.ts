import { Database } from '@adminjs/sequelize';
import { PanelResource, PanelTable } from './adapter/resource.js';
import { AdminJS } from './adminjs.js';
import { locale } from './locales/index.js';
import { dashboard } from './pages/dashboard.js';
import { pagesFor } from './pages/index.js';
import { PANEL_ROLES, type PanelRole } from './panel-user.js';
import { isAllowedTo } from './policy.js';
import { optionsOf } from './resource-options.js';
import { RESOURCES } from './resources/index.js';

let isRegistered = false;

/**
 * A panel for each role, which knows of nothing that the role may not see. So nothing has to be hidden from
 * what AdminJS sends to the browser or accepts from it: properties, filters, forms and referred records alike.
 */
export function panels(): Record<PanelRole, AdminJS> {
  if (!isRegistered) AdminJS.registerAdapter({ Database, Resource: PanelResource as never });
  isRegistered = true;
  const entries = PANEL_ROLES.map((role) => [role, panelFor(role)]);
  return Object.fromEntries(entries) as Record<PanelRole, AdminJS>;
}

function panelFor(role: PanelRole): AdminJS {
  const resources = Object.entries(RESOURCES).flatMap(([id, definitionFor]) => {
    if (!isAllowedTo(role, id, 'list')) return [];
    const definition = definitionFor(role);
    return [{ resource: new PanelTable(definition), options: optionsOf(definition, role) }];
  });
  return new AdminJS({
    rootPath: '/admin',
    locale,
    settings: { defaultPerPage: 25 },
    resources,
    dashboard: { handler: dashboard },
    pages: pagesFor(role),
  });
}
