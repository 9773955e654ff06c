import { useWords } from '../common/use-words';
import type { Figure } from './kinds';

/** What the colours and lines of a plot mean. */
export function Legend({
  kind,
  year,
  compare,
}: {
  kind: Figure['kind'];
  year: number;
  compare: number | null;
}) {
  const { say } = useWords('FiguresPage');
  const marks: [string, string][] =
    kind === 'heat'
      ? [
          ...[0, 1, 2, 3, 4, 5].map((step): [string, string] => [`k-full-${step}`, say(`full_${step}`)]),
          ['k-full-shut', say('closedWeek')],
        ]
      : kind === 'levels'
        ? [
            ['k-key-wood', say('keyWood')],
            ['k-key-refill', say('keyRefill')],
            ['k-key-gas', say('keyGas')],
            ['k-key-no-gas', say('keyNoGas')],
          ]
        : compare === null
          ? []
          : [
              ['k-key-bar', String(year)],
              ['k-key-compared', String(compare)],
            ];
  if (marks.length === 0) return null;
  return (
    <ul className="k-legend">
      {marks.map(([mark, told]) => (
        <li key={mark}>
          <i className={mark} />
          {told}
        </li>
      ))}
    </ul>
  );
}
