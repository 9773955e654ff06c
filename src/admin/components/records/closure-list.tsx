import { Link } from 'react-router-dom';
import type { ClosedNights } from '../../../services/beds/heat-map';
import { daysOf } from '../common/format';
import { recordOf } from '../common/links';
import { useWords } from '../common/use-words';

/** Closed nights with their reasons. */
export function ClosureList({ closures, nothing }: { closures: ClosedNights[]; nothing: string }) {
  const { say, language } = useWords('Records');
  if (closures.length === 0) return <p className="k-empty">{nothing}</p>;
  return (
    <ul className="k-rows">
      {closures.map((closure) => (
        <li key={closure.id}>
          <div className="k-row">
            <Link to={recordOf('closures', closure.id)}>
              {daysOf(closure.firstNight, closure.lastNight, language)}
            </Link>
            <span className="k-small">
              {closure.beds === null ? say('closedWhole') : say('closedBeds', { count: closure.beds })}
            </span>
          </div>
          <p className="k-small">{(language === 'en' && closure.reasonEn) || closure.reasonNb}</p>
        </li>
      ))}
    </ul>
  );
}
