import { Link } from 'react-router-dom';
import { newOf } from '../common/links';
import { useWords } from '../common/use-words';

const WORDS = { bookings: 'newBooking', closures: 'newClosure', reports: 'newReport', tasks: 'newTask' };

/** To the form for a new record about a koie. */
export function NewLink({ resource, koieId }: { resource: keyof typeof WORDS; koieId: number }) {
  const { say } = useWords('Related');
  return <Link to={`${newOf(resource)}?koieId=${koieId}`}>{say(WORDS[resource])}</Link>;
}
