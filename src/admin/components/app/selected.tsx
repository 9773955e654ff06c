import { type ActionJSON, type RecordJSON, useTranslation } from 'adminjs';
import { Link } from 'react-router-dom';
import { bulkOf } from '../common/links';

/** How many rows are ticked, and what can be done with all of them. */
export function Selected({ resourceId, records }: { resourceId: string; records: RecordJSON[] }) {
  const { translateAction, translateLabel } = useTranslation();
  if (records.length === 0) return null;
  const ids = records.map(({ id }) => id);
  return (
    <div className="k-selected" role="status">
      <strong>{translateLabel('selectedRecords', resourceId, { selected: records.length } as never)}</strong>
      {sharedActions(records).map(({ name, label, variant }) => (
        <Link
          key={name}
          className={variant === 'danger' ? 'k-button k-danger' : 'k-button'}
          to={bulkOf(resourceId, name, ids)}
        >
          {translateAction(label, resourceId)}
        </Link>
      ))}
    </div>
  );
}

/** What can be done with every one of them. */
function sharedActions([first, ...others]: RecordJSON[]): ActionJSON[] {
  return (first?.bulkActions ?? []).filter(({ name }) =>
    others.every(({ bulkActions }) => bulkActions.some((action) => action.name === name)),
  );
}
