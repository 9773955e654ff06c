import { Link } from 'react-router-dom';
import { listOf } from './links';
import { useWords } from './use-words';

/** Says that no mail leaves, and how many wait. */
export function MailNotSetUp({ waiting }: { waiting: number }) {
  const { say } = useWords('Page');
  return (
    <p className="k-warning" role="status">
      {say('mailNotSetUp')}{' '}
      <Link to={listOf('emails', { state: 'queued' })}>{say('mailsWaiting', { count: waiting })}</Link>
    </p>
  );
}
