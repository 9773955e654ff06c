import type { RequestHandler } from 'express';
import { PanelResource } from '../adapter/resource.js';
import type { AdminJS } from '../adminjs.js';
import { textsIn } from '../locales/index.js';
import type { PanelRole, PanelUser } from '../panel-user.js';
import type { Shown } from '../shown.js';
import { addressOf } from './assets.js';
import { documentOf, stylesheet } from './document.js';
import { isApi } from './request.js';
import { panelUser } from './user.js';

/** Stands where the panel will be, from the first paint until the script has come; `aria-hidden`, since it says nothing. */
const SKELETON = `<div class="s-app" aria-hidden="true"><div class="s-bar"><b>Koiene</b></div>
<div class="s-menu"><b>Koiene</b>${'<i></i>'.repeat(12)}</div>
<div class="s-page"><i class="s-title"></i><i class="s-part"></i><i class="s-part"></i></div></div>`;

/**
 * Every page of the panel: the same document, which the script then fills with what the address says. Painted at once,
 * it stands before AdminJS's own pages, which show nothing until three scripts have come.
 */
export function pages(byRole: Record<PanelRole, AdminJS>): RequestHandler {
  return async (request, response, next) => {
    if (request.method !== 'GET' || isApi(request)) {
      next();
      return;
    }
    const user = panelUser(request);
    // In a script's text «<» could end it.
    const state = JSON.stringify(shownTo(user, byRole[user.role])).replaceAll('<', '\\u003c');
    response.send(
      await documentOf({
        language: user.language,
        title: '',
        head: `<script src="${addressOf('components.bundle.js')}" defer></script>`,
        body: `<div id="app" data-editor="${addressOf('editor.js')}" data-plots="${addressOf('plots.js')}">${SKELETON}</div>
<script type="application/json" id="state">${state}</script>
${stylesheet()}`,
      }),
    );
  };
}

function shownTo(user: PanelUser, admin: AdminJS): Shown {
  return {
    language: user.language,
    texts: textsIn(user.language),
    tabs: Object.fromEntries(
      admin.resources.flatMap((resource) =>
        resource instanceof PanelResource
          ? [[resource.definition.id, (resource.definition.tabs ?? []).map(({ name }) => name)]]
          : [],
      ),
    ),
    store: {
      session: user,
      resources: (user.mustSetUp ? [] : admin.resources).map((resource) => resource.decorate().toJSON(user)),
      pages: Object.entries(admin.options.pages ?? {})
        .filter(([name]) => !user.mustSetUp || name === 'security')
        .map(([name, { icon, component }]) => ({
          name,
          component: String(component),
          ...(icon ? { icon } : {}),
        })),
    },
  };
}
