import type { BasePropertyProps } from 'adminjs';
import { Labelled } from '../common/labelled';
import { useWords } from '../common/use-words';

/** The koier that something is for, by their names: `koieNames` of the record. */
export function KoierValue({ property, record, where }: BasePropertyProps) {
  const { say } = useWords('ChosenKoier');
  return (
    <Labelled property={property} where={where}>
      {String(record?.params.koieNames || say('all'))}
    </Labelled>
  );
}
