import { Link, useLocation } from 'react-router-dom';

/** A tab of a page: its name in the address, and what it is called. */
export interface Tab {
  name: string;
  title: string;
}

/** The name in the address (`?tab=`) of the tab that is open: of the first one, unless it says another. */
export function useTab(tabs: readonly Pick<Tab, 'name'>[]): string {
  const asked = new URLSearchParams(useLocation().search).get('tab');
  return (tabs.find(({ name }) => name === asked) ?? tabs[0])?.name ?? '';
}

/** The tabs of a page. Each is a link, so that it can be sent to somebody, opened beside, and gone back from. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const open = useTab(tabs);
  return (
    <nav className="k-tabs k-screen" aria-label={label}>
      {tabs.map(({ name, title }, index) => (
        <Link
          key={name}
          to={{ search: index === 0 ? '' : `?tab=${name}` }}
          {...(name === open ? { 'aria-current': 'page' as const } : {})}
        >
          {title}
        </Link>
      ))}
    </nav>
  );
}
