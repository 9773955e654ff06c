import { Link } from 'react-router-dom';
import type { OpenClosure } from '../../../services/closures';
import { addDays } from '../common/days';
import { daysOf } from '../common/format';
import { recordOf } from '../common/links';
import { useWords } from '../common/use-words';

/** Closures whose guests are not all seen to: each stands here until they are. */
export function ClosuresToSeeTo({ closures }: { closures: OpenClosure[] }) {
  const { say, language } = useWords('SeeTo');
  return (
    <ul className="k-rows">
      {closures.map(({ id, koie, firstNight, lastNight, seen, total, waiting, failed }) => (
        <li key={id} className="k-row">
          <span>
            {koie} · {daysOf(firstNight, addDays(lastNight, 1), language)}
          </span>
          <span>
            <Link to={recordOf('closures', id, 'seeTo')}>{say('progress', { seen, total })}</Link>
            {waiting > 0 ? ` · ${say('waiting', { count: waiting })}` : null}
            {failed > 0 ? ` · ${say('failedCount', { count: failed })}` : null}
          </span>
        </li>
      ))}
    </ul>
  );
}
