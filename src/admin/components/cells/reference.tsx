import type { ShowPropertyProps } from 'adminjs';
import { Link } from 'react-router-dom';
import { recordOf } from '../common/links';

/** The record that a value refers to, by its title. In AdminJS's place, whose link is a button with its text in the middle. */
export function ReferenceValue({ property, record }: Pick<ShowPropertyProps, 'property' | 'record'>) {
  const recordId: unknown = record.params[property.path];
  const referred = record.populated[property.path];
  const title = referred?.title || String(recordId ?? '');
  const canOpen = referred?.recordActions.some(({ name }) => name === 'show');
  if (!property.reference || !canOpen) return <span>{title}</span>;
  const target = { resourceId: property.reference, recordId: String(recordId), actionName: 'show' };
  return (
    <Link className="k-link" to={recordOf(target.resourceId, target.recordId, target.actionName)}>
      {title}
    </Link>
  );
}
