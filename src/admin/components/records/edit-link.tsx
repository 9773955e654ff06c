import type { RecordJSON } from 'adminjs';
import { Link, useLocation } from 'react-router-dom';
import { Icon } from '../common/icon';
import { backTo, recordOf } from '../common/links';
import { useWords } from '../common/use-words';

/** To the form of a record, which comes back here. Nothing where the user may not edit it. */
export function EditLink({ record, of, what }: { record: RecordJSON; of: string; what: string }) {
  const { say } = useWords('Koie');
  const { pathname, search } = useLocation();
  if (!record.recordActions.some(({ name }) => name === 'edit')) return null;
  return (
    <Link className="k-button k-screen" to={backTo(recordOf(of, record.id, 'edit'), pathname + search)}>
      <Icon icon="Edit" />
      {say('edit')}
      <span className="k-hidden"> {what}</span>
    </Link>
  );
}
