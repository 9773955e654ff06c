import type { TermsStage } from '../../../services/accounts';
import { formatDay, formatKroner } from '../common/format';
import { TableHead } from '../common/table-head';
import { useWords } from '../common/use-words';

/** Until which day how much goes back, by the terms; `withDays` for a stay whose arrival is known. */
export function Stages({ stages, withDays = true }: { stages: TermsStage[]; withDays?: boolean }) {
  const { say, language } = useWords('Money');
  const whenOf = ({ daysBefore, until }: TermsStage) => {
    if (daysBefore === null || until === null) return say('later');
    const days = say('daysBefore', { count: daysBefore });
    return withDays ? `${formatDay(until, language)} (${days})` : days;
  };
  return (
    <table className="k-stages">
      <TableHead
        columns={['cancelledUntil', 'percent', 'goesBack']}
        numbers={['percent', 'goesBack']}
        say={say}
      />
      <tbody>
        {stages.map((stage) => (
          <tr key={String(stage.daysBefore)}>
            <td>{whenOf(stage)}</td>
            <td className="k-number">{stage.percent} %</td>
            <td className="k-number">{formatKroner(stage.refundNok, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
