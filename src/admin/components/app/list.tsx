import { type ActionProps, useQueryParams, useSelectedRecords, useTranslation } from 'adminjs';
import { useEffect } from 'react';
import { Link, useLocation } from 'react-router-dom';
import { api, type ListAnswer } from '../common/api';
import { formatNumber } from '../common/format';
import type { Language } from '../common/language';
import { newOf } from '../common/links';
import { Told } from '../common/page';
import { useAnswer } from '../common/use-answer';
import { type Say, useWords } from '../common/use-words';
import { FilterChips } from './filter-chips';
import { ListSearch } from './list-search';
import { ListTable } from './list-table';
import { ListTabs } from './list-tabs';
import { OutboxState } from './outbox-state';
import { Pages } from './pages';
import { Sums } from './sums';
import { useFilters } from './use-filters';

/** A list of records with a box to search in. */
export function List({ resource, setTag }: ActionProps) {
  const { search } = useLocation();
  const { answer, again } = useAnswer(
    () =>
      api.resourceAction({
        resourceId: resource.id,
        actionName: 'list',
        params: new URLSearchParams(search),
      }),
    `${resource.id}${search}`,
  );
  const { say, language } = useWords('List');
  const total = answer.state === 'ready' ? totalOf(answer.data.meta, say, language) : '';
  useEffect(() => setTag?.(total), [setTag, total]);
  return (
    <div className="k-part">
      <ListTabs resourceId={resource.id} />
      <ListSearch />
      <FilterChips resource={resource} />
      {resource.id === 'emails' ? <OutboxState /> : null}
      <Told answer={answer} again={again} lines={10}>
        {(found) => <Found found={found} resource={resource} />}
      </Told>
    </div>
  );
}

function totalOf({ total, hasMore }: ListAnswer['meta'], say: Say, language: Language): string {
  return hasMore ? say('moreThan', { number: formatNumber(total, language) }) : String(total);
}

function Found({ found, resource }: { found: ListAnswer; resource: ActionProps['resource'] }) {
  const { records, meta } = found;
  const { storeParams } = useQueryParams();
  const { selectedRecords, handleSelect, handleSelectAll } = useSelectedRecords(records);
  if (records.length === 0) return <Nothing resource={resource} />;
  return (
    <>
      <ListTable
        resource={resource}
        records={records}
        direction={meta.direction}
        sortBy={meta.sortBy}
        selected={selectedRecords}
        onSelect={handleSelect}
        onSelectAll={handleSelectAll}
      />
      <Sums resource={resource} sums={meta.sums} />
      <Pages
        page={Number(meta.page)}
        pages={Math.ceil(meta.total / meta.perPage)}
        onPage={(number) => storeParams({ page: String(number) })}
      />
    </>
  );
}

/** Says why there are no rows, and offers what can be done about it. */
function Nothing({ resource }: Pick<ActionProps, 'resource'>) {
  const { translateAction, translateButton, translateMessage } = useTranslation();
  const { filters, tab, clear } = useFilters();
  const isNarrowed = Object.keys(filters).some((name) => name !== 'tab');
  const isFiltered = isNarrowed || (tab !== '' && tab !== 'all');
  const canCreate = resource.resourceActions.some(({ name }) => name === 'new');
  return (
    <div className="k-nothing" role="status">
      <p>{translateMessage(isFiltered ? 'nothingFound' : 'noRecordsInResource', resource.id)}</p>
      {isNarrowed ? (
        <button type="button" className="k-button" onClick={clear}>
          {translateButton('resetFilter', resource.id)}
        </button>
      ) : null}
      {!isNarrowed && canCreate ? (
        <Link className="k-button k-main" to={newOf(resource.id)}>
          {translateAction('new', resource.id)}
        </Link>
      ) : null}
    </div>
  );
}
