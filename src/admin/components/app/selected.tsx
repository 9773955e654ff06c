import { ActionButton, type ActionJSON, type RecordJSON, useTranslation } from 'adminjs';

/** How many rows are ticked, and what can be done with all of them. */
export function Selected({ resourceId, records }: { resourceId: string; records: RecordJSON[] }) {
  const { translateAction, translateLabel } = useTranslation();
  if (records.length === 0) return null;
  return (
    <div className="k-selected" role="status">
      <strong>{translateLabel('selectedRecords', resourceId, { selected: records.length } as never)}</strong>
      {sharedActions(records).map((action) => (
        <ActionButton
          key={action.name}
          action={action}
          resourceId={resourceId}
          recordIds={records.map(({ id }) => id)}
        >
          <a className="k-button" href="#do">
            {translateAction(action.label, resourceId)}
          </a>
        </ActionButton>
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
