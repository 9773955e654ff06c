import { Link } from 'react-router-dom';
import { tabsOf } from '../common/tabs-of-lists';
import { useWords } from '../common/use-words';
import { SavedViews, useSavedViews } from './saved-views';
import { useFilters } from './use-filters';

/** What people look at often, each an address of its own; without a tab in the address, it is all. And what one has saved. */
export function ListTabs({ resourceId }: { resourceId: string }) {
  const { say } = useWords('List');
  const { tab, set, addressOf } = useFilters();
  const saved = useSavedViews(resourceId);
  const tabs = tabsOf(resourceId);
  const isCurrent = (name: string) => !saved.current && name === (tab || 'all');
  return (
    <>
      {tabs.length + saved.views.length > 0 ? (
        <nav className="k-tabs" aria-label={say('tabs.label')}>
          {tabs.map((name) => (
            <Link
              key={name}
              to={{ search: addressOf(name) }}
              {...(isCurrent(name) ? { 'aria-current': 'page' as const } : {})}
            >
              {say(`tabs.${name}`)}
            </Link>
          ))}
          {saved.views.map((view) => (
            <Link
              key={view.id}
              to={{ search: `?${view.query}` }}
              {...(view === saved.current ? { 'aria-current': 'page' as const } : {})}
            >
              {view.name}
            </Link>
          ))}
        </nav>
      ) : null}
      {saved.current || Object.keys(set).length > 0 ? <SavedViews {...saved} /> : null}
    </>
  );
}
