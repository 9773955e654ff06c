import { Loader } from '@adminjs/design-system';
import { type ActionProps, NoRecords, useQueryParams, useRecords, useSelectedRecords } from 'adminjs';
import { useEffect } from 'react';
import { ListSearch } from './list-search';
import { ListTable } from './list-table';
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

function Nothing({ isLoading, resource }: Pick<ActionProps, 'resource'> & { isLoading: boolean }) {
  return isLoading ? <Loader /> : <NoRecords resource={resource} />;
}
