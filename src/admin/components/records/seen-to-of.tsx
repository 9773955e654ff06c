import type { RecordJSON } from 'adminjs';
import { Link } from 'react-router-dom';
import type { SeenTo } from '../../../services/closures';
import { api } from '../common/api';
import { recordOf } from '../common/links';
import { Part, Told } from '../common/page';
import { useAnswer } from '../common/use-answer';
import { useWords } from '../common/use-words';

/** How far the board has come with those whom a closure hits, and the way to them. */
export function SeenToOf({ record }: { record: RecordJSON }) {
  const { say } = useWords('SeeTo');
  const target = { resourceId: 'closures', recordId: record.id, actionName: 'related' };
  const { answer, again } = useAnswer(
    () => api.recordAction<{ related: { seenTo: SeenTo } }>(target),
    `${record.id} ${record.params.version}`,
  );
  return (
    <Part title={say('title')}>
      <Told answer={answer} again={again}>
        {({ related: { seenTo } }) => <Progress id={record.id} seenTo={seenTo} />}
      </Told>
    </Part>
  );
}

function Progress({ id, seenTo: { seen, total, waiting } }: { id: string; seenTo: SeenTo }) {
  const { say } = useWords('SeeTo');
  if (total === 0) return <p role="status">{say('none')}</p>;
  return (
    <>
      <p className={seen < total ? 'k-warning' : 'k-note'} role="status">
        {say('progress', { seen, total })}
        {waiting > 0 ? ` · ${say('waiting', { count: waiting })}` : null}
      </p>
      <p className="k-links">
        <Link to={recordOf('closures', id, 'seeTo')}>{say('open')}</Link>
      </p>
    </>
  );
}
