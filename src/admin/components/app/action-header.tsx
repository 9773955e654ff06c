import { type ActionHeaderProps, type ActionJSON, useFilterDrawer, useTranslation } from 'adminjs';
import { Link, useLocation } from 'react-router-dom';
import { Icon } from '../common/icon';
import { actionOf, HOME, recordOf } from '../common/links';
import { useTitle } from '../common/use-title';

/** What the way back shows already. */
const NOT_OFFERED = ['list', 'search'];
/** What is done with what the list shows, and so needs its filters. */
const OF_THE_LIST = ['export', 'print'];

/** Where one is, what one looks at and what can be done with it. In AdminJS's place, which calls every record «Show». */
export function ActionHeader(props: ActionHeaderProps) {
  const { resource, record, action, tag } = props;
  const { translateAction } = useTranslation();
  const { search } = useLocation();
  if (action.hideActionHeader) return null;
  const offered = record
    ? record.recordActions
        .filter(({ name }) => action.name === 'show' && name !== 'show')
        .sort((one, other) => Number(isFinal(one)) - Number(isFinal(other)))
    : resource.resourceActions.filter(({ name }) => action.name === 'list' && !NOT_OFFERED.includes(name));
  return (
    <header className="k-head">
      <WayBack {...props} />
      <div className="k-head-row">
        <Heading {...props} tag={tag ?? ''} />
        <div className="k-actions">
          {offered.map((offer) => (
            <Link
              key={offer.name}
              className={lookOf(offer, record?.params.state)}
              to={
                record
                  ? recordOf(resource.id, record.id, offer.name)
                  : actionOf(resource.id, offer.name, OF_THE_LIST.includes(offer.name) ? search : '')
              }
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
      <Link to={resource.href ?? HOME}>{translateLabel(resource.name, resource.id)}</Link>
      {record && action.name !== 'show' ? (
        <Link to={recordOf(resource.id, record.id)}>{record.title}</Link>
      ) : null}
    </nav>
  );
}

function Heading({ resource, record, action, tag }: ActionHeaderProps) {
  const { translateAction, translateLabel } = useTranslation();
  const name = translateLabel(resource.name, resource.id);
  const doing = translateAction(action.label, resource.id);
  const isList = action.name === 'list';
  const isShown = record && action.name === 'show';
  useTitle(
    [isShown || isList ? '' : doing, record?.title, isList || !record ? name : '']
      .filter(Boolean)
      .join(' – '),
  );
  if (isList) {
    return (
      <h1>
        {name} {tag ? <small>{tag}</small> : null}
      </h1>
    );
  }
  return <h1>{isShown ? record.title : doing}</h1>;
}

function FilterButton() {
  const { translateButton } = useTranslation();
  const { toggleFilter, filtersCount, isVisible } = useFilterDrawer();
  const key = filtersCount > 0 ? 'filterActive' : 'filter';
  return (
    <button type="button" className="k-button" aria-expanded={isVisible} onClick={() => toggleFilter()}>
      <Icon icon="Filter" />
      {translateButton(key, { count: filtersCount } as never)}
    </button>
  );
}

/** What cannot be undone stands last. */
function isFinal({ variant }: ActionJSON): boolean {
  return variant === 'danger';
}

/** What is done next stands out: a hold is confirmed, and the key of a stay handed out or taken back. */
function lookOf({ name, variant }: ActionJSON, state: unknown): string {
  const isNext = name === 'confirmBooking' && state === 'held';
  if (isNext || name === 'new' || name === 'handOutKey' || name === 'takeBackKey') return 'k-button k-main';
  return variant === 'danger' ? 'k-button k-danger' : 'k-button';
}
