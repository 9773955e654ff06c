import type { BasePropertyProps } from 'adminjs';
import { Badge } from '../common/badge';
import { Labelled } from '../common/labelled';
import { useWords } from '../common/use-words';

/** Which of the two kinds a closure is: the whole koie, or some beds. */
export function ClosedBeds({ property, record, where }: BasePropertyProps) {
  const { say } = useWords('ClosureKind');
  const beds = record?.params[property.path];
  const isWhole = beds === null || beds === undefined || beds === '';
  return (
    <Labelled property={property} where={where}>
      <Badge tone={isWhole ? 'bad' : 'warn'}>
        {isWhole ? say('closed') : say('out', { count: Number(beds) })}
      </Badge>
    </Labelled>
  );
}
