import { Loader } from '@adminjs/design-system';
import { type ActionProps, useQueryParams, useRecords, useSelectedRecords, useTranslation } from 'adminjs';
import { useEffect } from 'react';
import { Link } from 'react-router-dom';
import { newOf } from '../common/links';
import { ListSearch } from './list-search';
import { ListTable } from './list-table';
import { OutboxState } from './outbox-state';
import { Pages } from './pages';

/** A list with a box to search in, in AdminJS's place. */
export function DefaultListAction({ resource, setTag }: ActionProps) {
  const { records, loading, direction, sortBy, page, total, fetchData, perPage } = useRecords(resource.id);
  const { selectedRecords, handleSelect, handleSelectAll, setSelectedRecords } = useSelectedRecords(records);
  const { storeParams } = useQueryParams();
  useEffect(() => setTag?.(String(total)), [setTag, total]);
  useEffect(() => setSelectedRecords([]), [resource.id, records]);
  return (
    <div className="k-panel">
      <ListSearch />
      {resource.id === 'emails' ? <OutboxState /> : null}
      {records.length === 0 ? (
        <Nothing isLoading={loading} resource={resource} />
      ) : (
        <ListTable
          resource={resource}
          records={records}
          direction={direction}
          sortBy={sortBy}
          selected={selectedRecords}
          onSelect={handleSelect}
          onSelectAll={handleSelectAll}
          onChanged={fetchData}
        />
      )}
      <Pages
        page={Number(page)}
        pages={Math.ceil(total / perPage)}
        onPage={(number) => storeParams({ page: String(number) })}
      />
    </div>
  );
}

/** Says why there are no rows, and offers what can be done about it. */
function Nothing({ isLoading, resource }: Pick<ActionProps, 'resource'> & { isLoading: boolean }) {
  const { translateAction, translateButton, translateMessage } = useTranslation();
  const { filters, clearParams } = useQueryParams();
  if (isLoading) return <Loader />;
  const isFiltered = Object.keys(filters ?? {}).length > 0;
  const canCreate = resource.resourceActions.some(({ name }) => name === 'new');
  return (
    <div className="k-nothing" role="status">
      <p>{translateMessage(isFiltered ? 'nothingFound' : 'noRecordsInResource', resource.id)}</p>
      {isFiltered ? (
        <button type="button" className="k-button" onClick={() => clearParams('filters')}>
          {translateButton('resetFilter', resource.id)}
        </button>
      ) : null}
      {!isFiltered && canCreate ? (
        <Link className="k-button k-main" to={newOf(resource.id)}>
          {translateAction('new', resource.id)}
        </Link>
      ) : null}
    </div>
  );
}
