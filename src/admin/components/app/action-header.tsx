import { type ActionHeaderProps, useFilterDrawer, useTranslation } from 'adminjs';
import { Link, useLocation } from 'react-router-dom';
import { Icon } from '../common/icon';
import { actionOf, recordOf, startOf } from '../common/links';
import { useTitle } from '../common/use-title';
import { useFilters } from './use-filters';

/** What the way back shows already. */
const NOT_OFFERED = ['list', 'search'];
/** What is done with what the list shows, and so needs its filters. */
const OF_THE_LIST = ['export', 'print'];

/**
 * Where one is and what can be done there, of lists and of what is done to a record. In AdminJS's place. A record's own
 * page has its own.
 */
export function ActionHeader(props: ActionHeaderProps) {
  const { resource, action, tag } = props;
  const { translateAction } = useTranslation();
  const { search } = useLocation();
  if (action.hideActionHeader) return null;
  const offered =
    action.name === 'list' ? resource.resourceActions.filter(({ name }) => !NOT_OFFERED.includes(name)) : [];
  return (
    <header className="k-head">
      <WayBack {...props} />
      <div className="k-head-row">
        <Heading {...props} tag={tag ?? ''} />
        <div className="k-actions">
          {offered.map((offer) => (
            <Link
              key={offer.name}
              className={offer.name === 'new' ? 'k-button k-main' : 'k-button'}
              to={actionOf(resource.id, offer.name, OF_THE_LIST.includes(offer.name) ? search : '')}
            >
              <Icon icon={offer.icon ?? 'Circle'} />
              {translateAction(offer.label, resource.id)}
            </Link>
          ))}
          {action.name === 'list' ? <FilterButton /> : null}
        </div>
      </div>
    </header>
  );
}

function WayBack({ resource, record, action }: ActionHeaderProps) {
  const { translateLabel } = useTranslation();
  if (!record && action.name === 'list') return null;
  return (
    <nav className="k-way" aria-label={translateLabel('wayBack')}>
      <Link to={startOf(resource.id)}>{translateLabel(resource.name, resource.id)}</Link>
      {record ? <Link to={recordOf(resource.id, record.id)}>{record.title}</Link> : null}
    </nav>
  );
}

function Heading({ resource, record, action, tag }: ActionHeaderProps) {
  const { translateAction, translateLabel } = useTranslation();
  const name = translateLabel(resource.name, resource.id);
  const doing = translateAction(action.label, resource.id);
  const isList = action.name === 'list';
  useTitle([isList ? '' : doing, record?.title, isList || !record ? name : ''].filter(Boolean).join(' – '));
  if (isList) {
    return (
      <h1>
        {name} {tag ? <small>{tag}</small> : null}
      </h1>
    );
  }
  return <h1>{doing}</h1>;
}

function FilterButton() {
  const { translateButton } = useTranslation();
  const { toggleFilter, isVisible } = useFilterDrawer();
  const { set } = useFilters();
  const count = new Set(Object.keys(set).map((name) => name.replace(/~~.*/, ''))).size;
  const key = count > 0 ? 'filterActive' : 'filter';
  return (
    <button type="button" className="k-button" aria-expanded={isVisible} onClick={() => toggleFilter()}>
      <Icon icon="Filter" />
      {translateButton(key, { count } as never)}
    </button>
  );
}
