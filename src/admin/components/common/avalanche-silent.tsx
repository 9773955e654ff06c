import type { SilentRegion } from '../../../services/avalanche';
import { formatMoment } from './format';
import { useWords } from './use-words';

/** That there has been no good answer for a day. */
export function Silent({ region: { region, koier, answeredAt } }: { region: SilentRegion }) {
  const { say, language } = useWords('Avalanche');
  const about = { region, koier: koier.join(', ') };
  return (
    <p className="k-warning" role="status">
      {answeredAt
        ? say('silent', { ...about, at: formatMoment(answeredAt, language) })
        : say('silentEver', about)}
    </p>
  );
}
