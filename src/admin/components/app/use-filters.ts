import { useLocation, useNavigate } from 'react-router-dom';

const PREFIX = 'filters.';
/** What is no filter that somebody has set: the tab and the words in the box. */
const NO_CHIPS = ['tab', 'search'];

/** The filters of a list by name, ranges as `arrivalDate~~from` and `arrivalDate~~to`. */
export type Filters = Record<string, string>;

/** What the address says is filtered, and going to the same list with other filters, at its first page. */
export function useFilters(): {
  filters: Filters;
  /** Those that are shown as set, and can be taken away. */
  set: Filters;
  tab: string;
  filterBy(filters: Filters): void;
  /** Takes the filters and the words away, and stays at the tab. */
  clear(): void;
  /** The address of a tab, without the order that was chosen in another. */
  addressOf(tab: string): string;
} {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const query = new URLSearchParams(search);
  const filters: Filters = {};
  for (const [name, value] of query) {
    if (name.startsWith(PREFIX) && value !== '') filters[name.slice(PREFIX.length)] = value;
  }
  const { tab = '' } = filters;
  const filterBy = (wanted: Filters) => navigate({ pathname, search: withFilters(query, wanted) });
  return {
    filters,
    set: Object.fromEntries(Object.entries(filters).filter(([name]) => !NO_CHIPS.includes(name))),
    tab,
    filterBy,
    clear: () => filterBy(tab ? { tab } : {}),
    addressOf: (wanted) => {
      const others = new URLSearchParams(search);
      others.delete('sortBy');
      others.delete('direction');
      return `?${withFilters(others, { ...filters, tab: wanted })}`;
    },
  };
}

function withFilters(query: URLSearchParams, filters: Filters): string {
  const wanted = new URLSearchParams();
  for (const [name, value] of query) {
    if (name !== 'page' && !name.startsWith(PREFIX)) wanted.append(name, value);
  }
  for (const [name, value] of Object.entries(filters)) {
    if (value !== '') wanted.append(PREFIX + name, value);
  }
  return wanted.toString();
}
