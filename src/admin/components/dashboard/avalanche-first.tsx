import { Link } from 'react-router-dom';
import type { AvalancheToSeeTo } from '../../../services/avalanche';
import { Questions } from '../common/avalanche-questions';
import { Silent } from '../common/avalanche-silent';
import { recordOf } from '../common/links';
import { useWords } from '../common/use-words';

/** What the board has to see to about avalanche danger, on its front page. */
export function AvalancheFirst({ toSeeTo, done }: { toSeeTo: AvalancheToSeeTo; done(): void }) {
  const { say } = useWords('Avalanche');
  return (
    <div className="k-asked">
      {toSeeTo.asked.map(({ koieId, nights }) => (
        <Questions key={koieId} nights={nights} done={done} />
      ))}
      {toSeeTo.silent.map((region) => (
        <Silent key={region.region} region={region} />
      ))}
      {toSeeTo.unconfirmed.map(({ id, ...koie }) => (
        <p key={id} className="k-note">
          <Link to={recordOf('koier', id, 'edit')}>{say('unconfirmed', koie)}</Link>
        </p>
      ))}
    </div>
  );
}
