import { Database } from '@adminjs/sequelize';
import { PanelResource, PanelTable } from './adapter/resource.js';
import { AdminJS, type AdminJSOptions, type CurrentAdmin, type Locale } from './adminjs.js';
import { Components } from './component-loader.js';
import { LANGUAGE_COOKIE } from './http/request.js';
import { locale } from './locales/index.js';
import { dashboard } from './pages/dashboard.js';
import { pagesFor } from './pages/index.js';
import { PANEL_ROLES, type PanelRole } from './panel-user.js';
import { isAllowedTo } from './policy.js';
import { optionsOf } from './resource-options.js';
import { RESOURCES } from './resources/index.js';
import { branding, pageAssets } from './theme.js';

const YEAR_MINUTES = 365 * 24 * 60;

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

/** The panel of somebody who has not logged in: a login page. */
export function loginPanel(): AdminJS {
  return new AdminJS(common());
}

function panelFor(role: PanelRole): AdminJS {
  const resources = Object.entries(RESOURCES).flatMap(([id, definitionFor]) => {
    if (!isAllowedTo(role, id, 'list')) return [];
    const definition = definitionFor(role);
    return [{ resource: new PanelTable(definition), options: optionsOf(definition, role) }];
  });
  return new AdminJS({
    ...common(),
    resources,
    dashboard: { handler: dashboard, ...(Components.Dashboard ? { component: Components.Dashboard } : {}) },
    pages: pagesFor(role),
  });
}

function common(): AdminJSOptions {
  return {
    rootPath: '/admin',
    loginPath: '/admin/login',
    logoutPath: '/admin/logout',
    locale: localeOf,
    settings: { defaultPerPage: 25 },
    version: { admin: false },
    ...(branding ? { branding } : {}),
    ...(pageAssets ? { assets: pageAssets } : {}),
  };
}

/** What the language switch has chosen is kept in a cookie, which the server reads too; else the user's own language. */
function localeOf(user?: CurrentAdmin): Locale {
  return {
    ...locale,
    language: typeof user?.language === 'string' ? user.language : 'nb',
    localeDetection: true,
    detection: {
      order: ['cookie'],
      lookupCookie: LANGUAGE_COOKIE,
      // Before anybody is known, looking must not be taken for choosing.
      caches: user ? ['cookie'] : [],
      cookieMinutes: YEAR_MINUTES,
      cookieOptions: { path: '/admin', sameSite: 'lax' },
    },
  };
}
