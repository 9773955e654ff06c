import type { BasePropertyProps } from 'adminjs';
import { Link } from 'react-router-dom';
import { recordOf } from '../common/links';
import { useWords } from '../common/use-words';

/** «3 of 5 seen to», which leads to them. */
export function SeenTo({ property, record }: BasePropertyProps) {
  const { say } = useWords('SeeTo');
  const [seen = '', total = ''] = String(record?.params[property.path] ?? '').split('/');
  if (!record || !total) return null;
  return <Link to={recordOf('closures', record.id, 'seeTo')}>{say('progress', { seen, total })}</Link>;
}
