import { type ActionProps, ApiClient, type RecordJSON, type ResourceJSON } from 'adminjs';
import { Link } from 'react-router-dom';
import { recordOf } from '../common/links';
import { Part } from '../common/page';
import { useAnswer } from '../common/use-answer';
import { useWords } from '../common/use-words';
import { type Entry, HistoryEntries } from './history-entries';

const api = new ApiClient();
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
  const { say } = useWords('History');
  const target = { resourceId: resource.id, recordId: record.id, actionName: 'history' };
  const { answer } = useAnswer(
    async () => {
      const { data } = await api.recordAction(target);
      return { data: (data as unknown as { history: Entry[] }).history };
    },
    `${resource.id}/${record.id}/${String(record.params.version ?? '')}`,
  );
  if (answer.state === 'failed') return <p role="alert">{answer.told ?? say('failed')}</p>;
  if (answer.state === 'loading') return <p role="status">{say('loading')}</p>;
  return <HistoryEntries entries={answer.data.slice(0, most)} resource={resource} />;
}
