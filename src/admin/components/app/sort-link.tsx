import { type ResourceJSON, useTranslation } from 'adminjs';
import { Link, useLocation } from 'react-router-dom';
import { Icon } from '../common/icon';

/** Sorts a list by a column, from its first page on. AdminJS's own stays on the page that one is on. */
export function SortLink({
  property,
  sortBy,
  direction,
}: {
  property: ResourceJSON['listProperties'][number];
  sortBy: string | undefined;
  direction: 'asc' | 'desc';
}) {
  const { translateProperty } = useTranslation();
  const query = new URLSearchParams(useLocation().search);
  const isActive = sortBy === property.propertyPath;
  query.delete('page');
  query.set('sortBy', property.propertyPath);
  query.set('direction', isActive && direction === 'asc' ? 'desc' : 'asc');
  return (
    <Link to={{ search: query.toString() }} className="k-sort">
      {translateProperty(property.label, property.resourceId)}
      {isActive ? <Icon icon={direction === 'asc' ? 'ChevronUp' : 'ChevronDown'} /> : null}
    </Link>
  );
}
