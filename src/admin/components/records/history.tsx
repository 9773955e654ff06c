import type { ActionProps, RecordJSON, ResourceJSON } from 'adminjs';
import { Link } from 'react-router-dom';
import { api } from '../common/api';
import { recordOf } from '../common/links';
import { Part, Told } from '../common/page';
import { useAnswer } from '../common/use-answer';
import { useWords } from '../common/use-words';
import { type Entry, HistoryEntries } from './history-entries';

const LATEST = 5;

type Props = Pick<ActionProps, 'resource'> & { record: RecordJSON; most?: number };

/** The page of a record's history. */
export function History({ record, resource }: ActionProps) {
  if (!record) return null;
  return (
    <div className="k-stack">
      <Part>
        <Fetched record={record} resource={resource} />
      </Part>
    </div>
  );
}

/** The latest changes, for the record's own page. */
export function LatestChanges({ record, resource }: { record: RecordJSON; resource: ResourceJSON }) {
  const { say } = useWords('History');
  const target = { resourceId: resource.id, recordId: record.id, actionName: 'history' };
  if (!record.recordActions.some(({ name }) => name === 'history')) return null;
  const toAll = (
    <Link to={recordOf(target.resourceId, target.recordId, target.actionName)}>{say('all')}</Link>
  );
  return (
    <Part title={say('latest')} aside={toAll}>
      <Fetched record={record} resource={resource} most={LATEST} />
    </Part>
  );
}

function Fetched({ record, resource, most }: Props) {
  const target = { resourceId: resource.id, recordId: record.id, actionName: 'history' };
  const { answer, again } = useAnswer(
    () => api.recordAction<{ history: Entry[] }>(target),
    `${resource.id}/${record.id}/${String(record.params.version ?? '')}`,
  );
  return (
    <Told answer={answer} again={again}>
      {({ history }) => <HistoryEntries entries={history.slice(0, most)} resource={resource} />}
    </Told>
  );
}
