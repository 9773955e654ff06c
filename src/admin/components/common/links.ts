import { addDays } from './days';
import { tabsOf } from './tabs-of-lists';

/** Addresses within the panel: its front page, lists, records, forms and pages. */
export const HOME = '/admin';

type Filters = Record<string, string | number | boolean>;

export function listOf(resource: string, filters: Filters = {}): string {
  return `/admin/resources/${resource}/actions/list${filtered(filters)}`;
}

/** A list as it is opened: at its first tab. */
export function startOf(resource: string): string {
  const [tab] = tabsOf(resource);
  return tab ? listOf(resource, { tab }) : `/admin/resources/${resource}`;
}

/** Address of the printed work list: the open tasks of one koie, or of all. */
export function workListOf(koieId?: number): string {
  return `/admin/resources/tasks/actions/print${filtered(koieId === undefined ? {} : { koieId })}`;
}

function filtered(filters: Filters): string {
  const query = new URLSearchParams(
    Object.entries(filters).map(([name, value]) => [`filters.${name}`, String(value)]),
  ).toString();
  return query ? `?${query}` : '';
}

export function recordOf(resource: string, id: string | number, action = 'show'): string {
  return `/admin/resources/${resource}/records/${id}/${action}`;
}

export function newOf(resource: string): string {
  return `/admin/resources/${resource}/actions/new`;
}

export function pageOf(page: string, query: Record<string, string> = {}): string {
  const search = new URLSearchParams(query).toString();
  return `/admin/pages/${page}${search ? `?${search}` : ''}`;
}

/** A receipt or credit note as it was issued, to be looked at and printed; as PDF when told. */
export function receiptOf(number: number, as: 'page' | 'pdf' = 'page'): string {
  return `/admin/receipts/${number}${as === 'pdf' ? '.pdf' : ''}`;
}

/** The bookings that take beds at a koie on a night: there on its evening, gone no sooner than the next day. */
export function bookingsOnNight(koieId: number, night: string): string {
  return listOf('bookings', {
    koieId,
    'arrivalDate~~to': night,
    'departureDate~~from': addDays(night, 1),
    occupies: true,
  });
}

export function actionOf(resource: string, action: string, search = ''): string {
  return `/admin/resources/${resource}/actions/${action}${search}`;
}

export function bulkOf(resource: string, action: string, ids: readonly string[]): string {
  return `/admin/resources/${resource}/bulk/${action}?recordIds=${ids.join(',')}`;
}

/** An address that leads back to another of the panel when one is done there. */
export function backTo(address: string, back: string): string {
  return `${address}?${new URLSearchParams({ back })}`;
}

/** Where the page's address says that one goes back to (`?back=`), within the panel only; else `usual`. */
export function backOf(search: string, usual: string): string {
  const back = new URLSearchParams(search).get('back');
  return back?.startsWith(`${HOME}/`) ? back : usual;
}
