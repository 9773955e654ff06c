import { Part } from '../common/page';
import { useResources } from '../common/use-resources';
import { useWords } from '../common/use-words';
import { Changed } from './history';
import type { KoieTabProps } from './koie-tabs';

/** What has been changed of a koie, of its text and of its place. */
export function KoieHistory({ record, resource }: KoieTabProps) {
  const { say } = useWords('Koie');
  const resourceOf = useResources();
  const { descriptionId, locationId, version } = record.params;
  const kept = [
    { part: 'koie', of: resource, id: record.id, version },
    { part: 'text', of: resourceOf('descriptions'), id: descriptionId },
    { part: 'place', of: resourceOf('locations'), id: locationId },
  ];
  return kept.map(({ part, of, id, version: seen }) =>
    of ? (
      <Part key={part} title={say(`history_${part}`)}>
        <Changed resource={of} recordId={String(id)} version={seen} />
      </Part>
    ) : null,
  );
}
