import { type Request, type RequestHandler, type Response, Router } from 'express';
import { DomainError } from '../../platform/refusals/errors.js';
import { PanelResource } from '../adapter/resource.js';
import type { ActionDecorator, AdminJS } from '../adminjs.js';
import { isAllowed } from '../policy.js';
import { isApi } from './request.js';
import { panelUser } from './user.js';

type Kind = 'resource' | 'record' | 'bulk';

const MOST_RECORDS = 500;

/**
 * Stands before all of AdminJS's routes: what does not exist is 404, and what the user may not have is 403.
 * `whole` is a panel that knows every resource and action there is.
 */
export function gate(whole: AdminJS): Router {
  const router = Router();
  const guard = (kind: Kind) => guardAction(whole, kind);
  const both = (path: string) => [path, `/api${path}`];

  router.use('/api', refuseOddMethods);
  const pages = Object.entries(whole.options.pages ?? {});
  const names = new Set(['dashboard', ...pages.map(([name]) => name)]);
  // What has no component is only asked by other pages, and is none itself.
  const shown = new Set(pages.filter(([, { component }]) => component).map(([name]) => name));
  router.all(
    ['/', '/api/dashboard'],
    guardPage(names, () => 'dashboard'),
  );
  const nameOf = ({ params }: Request) => String(params.pageName);
  router.all('/pages/:pageName', guardPage(shown, nameOf));
  router.all('/api/pages/:pageName', guardPage(names, nameOf));
  router.all('/resources/:resourceId', guard('resource'));
  router.all(both('/resources/:resourceId/actions/:action'), guard('resource'));
  router.all('/api/resources/:resourceId/actions/:action/:query', guard('resource'));
  router.all(both('/resources/:resourceId/records/:recordId/:action'), guard('record'));
  router.all(both('/resources/:resourceId/bulk/:action'), guard('bulk'));
  router.use((request, response, next) => {
    if (wasGuarded(response)) next();
    else refuse('not_found', request, response, next);
  });
  return router;
}

/** To AdminJS whatever is not GET is a POST, so that a HEAD would delete. */
const refuseOddMethods: RequestHandler = (request, _response, next) => {
  if (!['GET', 'POST'].includes(request.method)) throw new DomainError('method_not_allowed');
  next();
};

function guardAction(whole: AdminJS, kind: Kind): RequestHandler {
  return (request, response, next) => {
    const { resourceId, action = 'list', recordId } = namesIn(request);
    const resource = whole.resources.find((candidate) => candidate.decorate().id() === resourceId);
    const actions = resource?.decorate().actions ?? {};
    const found = Object.hasOwn(actions, action) ? actions[action] : undefined;
    if (!(resource instanceof PanelResource) || !found || !isOfKind(found, kind)) {
      refuse('not_found', request, response, next);
    } else if (!isAllowed(panelUser(request), resourceId, action)) {
      refuse('forbidden', request, response, next);
    } else if (!areKeys(resource, kind, recordId, request)) {
      refuse('not_found', request, response, next);
    } else if (isApi(request) && request.method === 'GET' && action === 'new') {
      response.set('Allow', 'POST');
      next(new DomainError('method_not_allowed'));
    } else {
      letThrough(response, next);
    }
  };
}

function isOfKind(action: ActionDecorator, kind: Kind): boolean {
  if (kind === 'record') return action.isRecordType();
  return kind === 'bulk' ? action.isBulkType() : action.isResourceType();
}

function guardPage(names: ReadonlySet<string>, nameOf: (request: Request) => string): RequestHandler {
  return (request, response, next) => {
    const name = nameOf(request);
    if (!names.has(name)) refuse('not_found', request, response, next);
    else if (isAllowed(panelUser(request), 'pages', name)) letThrough(response, next);
    else refuse('forbidden', request, response, next);
  };
}

/** Keys that cannot be any record's name none; AdminJS would ask the database all the same. */
function areKeys(resource: PanelResource, kind: Kind, recordId: string, request: Request): boolean {
  if (kind === 'record') return resource.isKey(recordId);
  if (kind === 'resource') return true;
  const { recordIds } = request.query;
  const ids = typeof recordIds === 'string' ? recordIds.split(',') : [];
  return ids.length > 0 && ids.length <= MOST_RECORDS && ids.every((id) => resource.isKey(id));
}

/** A page is the panel's all the same, which then says in words that there is nothing to see. */
function refuse(
  code: 'not_found' | 'forbidden',
  request: Request,
  response: Response,
  next: (error?: unknown) => void,
): void {
  if (isApi(request) || request.method !== 'GET') {
    next(new DomainError(code));
    return;
  }
  response.status(code === 'forbidden' ? 403 : 404);
  letThrough(response, next);
}

function namesIn({ params }: Request): { resourceId: string; action?: string; recordId: string } {
  const { resourceId, action, recordId } = params as Record<string, string | undefined>;
  return {
    resourceId: resourceId ?? '',
    recordId: recordId ?? '',
    ...(action === undefined ? {} : { action }),
  };
}

function letThrough(response: Response, next: () => void): void {
  response.locals.isGuarded = true;
  next();
}

function wasGuarded(response: Response): boolean {
  return response.locals.isGuarded === true;
}
