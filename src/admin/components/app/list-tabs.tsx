import { Link } from 'react-router-dom';
import { tabsOf } from '../common/tabs-of-lists';
import { useWords } from '../common/use-words';
import { useFilters } from './use-filters';

/** What people look at often, each an address of its own. Without a tab in the address, it is all. */
export function ListTabs({ resourceId }: { resourceId: string }) {
  const { say } = useWords('List');
  const { tab, addressOf } = useFilters();
  const tabs = tabsOf(resourceId);
  if (tabs.length === 0) return null;
  return (
    <nav className="k-tabs" aria-label={say('tabs.label')}>
      {tabs.map((name) => (
        <Link
          key={name}
          to={{ search: addressOf(name) }}
          {...(name === (tab || 'all') ? { 'aria-current': 'page' as const } : {})}
        >
          {say(`tabs.${name}`)}
        </Link>
      ))}
    </nav>
  );
}
