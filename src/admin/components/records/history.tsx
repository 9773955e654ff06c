import type { ActionProps, RecordJSON, ResourceJSON } from 'adminjs';
import { Link } from 'react-router-dom';
import { api } from '../common/api';
import { recordOf } from '../common/links';
import { Part, Told } from '../common/page';
import { useAnswer } from '../common/use-answer';
import { useWords } from '../common/use-words';
import { type Entry, HistoryEntries } from './history-entries';

const LATEST = 5;

interface Props {
  resource: ResourceJSON;
  recordId: string;
  /** The version of the record that the page shows: of another, the history is asked for anew. */
  version?: unknown;
  most?: number;
}

/** The page of a record's history. */
export function History({ record, resource }: ActionProps) {
  if (!record) return null;
  return (
    <div className="k-stack">
      <Part>
        <Changed recordId={record.id} resource={resource} version={record.params.version} />
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
      <Changed recordId={record.id} resource={resource} version={record.params.version} most={LATEST} />
    </Part>
  );
}

/** What has been done to a record, as far as it is asked for. */
export function Changed({ recordId, resource, version = '', most }: Props) {
  const target = { resourceId: resource.id, recordId, actionName: 'history' };
  const { answer, again } = useAnswer(
    () => api.recordAction<{ history: Entry[] }>(target),
    `${resource.id}/${recordId}/${String(version)}`,
  );
  return (
    <Told answer={answer} again={again}>
      {({ history }) => <HistoryEntries entries={history.slice(0, most)} resource={resource} />}
    </Told>
  );
}
