import { type ResourceJSON, useTranslation } from 'adminjs';
import { formatKroner, formatNumber } from '../common/format';
import { formatOf } from '../common/formats';
import { useWords } from '../common/use-words';

const ORE = 100;

/** What the numbers of all that is listed come to, not only of its page. */
export function Sums({
  resource,
  sums = {},
}: {
  resource: ResourceJSON;
  sums: Record<string, string | null> | undefined;
}) {
  const { translateProperty } = useTranslation();
  const { say, language } = useWords('List');
  const known = Object.entries(sums).filter(([, sum]) => sum !== null);
  if (known.length === 0) return null;
  const told = (name: string, sum: number) => {
    const format = formatOf(name);
    if (format === 'kroner') return formatKroner(sum, language);
    return format === 'ore' ? formatKroner(sum / ORE, language) : formatNumber(sum, language);
  };
  return (
    <dl className="k-totals" aria-label={say('sums')}>
      {known.map(([name, sum]) => (
        <div key={name}>
          <dt>{say('sumOf', { name: translateProperty(name, resource.id).toLowerCase() })}</dt>
          <dd>{told(name, Number(sum))}</dd>
        </div>
      ))}
    </dl>
  );
}
