import { actionsOf } from '../../src/admin/actions/index.js';
import type { PanelRole } from '../../src/admin/panel-user.js';
import { isAllowedTo } from '../../src/admin/policy.js';
import type { Visitor } from './panel.js';

/** A page of the panel, by a name that says what it is of whatever the key of its record. */
export interface PanelPage {
  name: string;
  address: string;
}

interface Shown {
  store: { resources: ShownResource[]; pages: { name: string; component: string }[] };
}
interface ShownResource {
  id: string;
  resourceActions: ShownAction[];
}
interface ShownAction {
  name: string;
  component?: string | boolean | null | undefined;
}
interface ShownRecord {
  id: string;
  recordActions: ShownAction[];
  bulkActions: ShownAction[];
}

/** AdminJS's own, which the panel shows though they name no component. */
const USUAL = ['list', 'new', 'show', 'edit', 'delete', 'bulkDelete'];
/**
 * Every page that somebody can open, as the panel itself tells: its own pages, each list, what is done without a record, to one
 * and to several. What is done to a record is opened on the first one that offers it.
 */
export async function pagesOf(visitor: Visitor, role: PanelRole): Promise<PanelPage[]> {
  const { store } = await shownTo(visitor);
  const own = store.pages
    // The key desk is the first page of who is there.
    .filter(({ name, component }) => component && !(role === 'sit' && name === 'desk'))
    .map(({ name }) => ({ name: `pages/${name}`, address: `/admin/pages/${name}` }));
  const found: PanelPage[] = [{ name: 'dashboard', address: '/admin' }, ...own];
  for (const resource of store.resources) found.push(...(await pagesOfResource(visitor, resource, role)));
  return found;
}

async function shownTo(visitor: Visitor): Promise<Shown> {
  const { body } = await visitor.get('/admin');
  const [, state] = /<script type="application\/json" id="state">(.*?)<\/script>/s.exec(body) ?? [];
  if (!state) throw new Error('The panel does not tell what it shows');
  return JSON.parse(state) as Shown;
}

async function pagesOfResource(
  visitor: Visitor,
  { id, resourceActions }: ShownResource,
  role: PanelRole,
): Promise<PanelPage[]> {
  const base = `/admin/resources/${id}`;
  const { body } = await visitor.list(id, 'perPage=500');
  const records = body.records as ShownRecord[];
  if (records.length === 0) throw new Error(`There is no record of ${id} to look at`);
  const pages = new Map<string, string>();
  for (const { name } of resourceActions.filter(hasPage)) {
    pages.set(name, name === 'list' ? base : `${base}/actions/${name}`);
  }
  for (const { id: key, bulkActions } of records) {
    for (const { name } of bulkActions.filter(hasPage)) {
      if (!pages.has(name)) pages.set(name, `${base}/bulk/${name}?recordIds=${key}`);
    }
  }
  const missing = () => offeredTo(role, id).filter((name) => !pages.has(name));
  for (const { id: key } of records) {
    if (missing().length === 0) break;
    // A row of the list lacks what some actions go by.
    const { record } = (await visitor.record(id, key)).body as { record: ShownRecord };
    for (const { name } of record.recordActions.filter(hasPage)) {
      if (!pages.has(name)) pages.set(name, `${base}/records/${key}/${name}`);
    }
  }
  if (missing().length > 0) throw new Error(`No record of ${id} offers ${missing().join(', ')}`);
  return [...pages].map(([name, address]) => ({ name: `${id}/${name}`, address }));
}

/** The actions with a page that a role may do. */
function offeredTo(role: PanelRole, resource: string): string[] {
  return Object.entries(actionsOf(resource))
    .filter(([name, { component, isVisible }]) => isVisible !== false && hasPage({ name, component }))
    .map(([name]) => name)
    .filter((name) => isAllowedTo(role, resource, name));
}

function hasPage({ name, component }: ShownAction): boolean {
  return typeof component === 'string' || (component !== false && USUAL.includes(name));
}
