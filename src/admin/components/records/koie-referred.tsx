import type { RecordJSON } from 'adminjs';
import { api } from '../common/api';
import { Part, Told } from '../common/page';
import { useAnswer } from '../common/use-answer';
import { useResources } from '../common/use-resources';
import { useWords } from '../common/use-words';
import { EditLink } from './edit-link';
import type { KoieTabProps } from './koie-tabs';
import { Values } from './values';

/** What is written about a koie. */
export function KoieText(props: KoieTabProps) {
  return <Referred {...props} of="descriptions" by="descriptionId" tab="text" />;
}

/** Where a koie is, and what the way there is like. */
export function KoiePlace(props: KoieTabProps) {
  return <Referred {...props} of="locations" by="locationId" tab="place" />;
}

/** A record of another table that a koie has, with its form. */
function Referred({
  record,
  of,
  by,
  tab,
}: KoieTabProps & { of: string; by: 'descriptionId' | 'locationId'; tab: string }) {
  const { say } = useWords('Koie');
  const resource = useResources()(of);
  const { answer, again } = useRecordOf(of, String(record.params[by]));
  if (!resource) return null;
  const names = resource.showProperties
    .map(({ propertyPath }) => propertyPath)
    .filter((name) => name !== 'koie');
  return (
    <Told answer={answer} again={again} lines={8}>
      {({ record: referred }) => (
        <Part
          title={say(`tab_${tab}`)}
          aside={<EditLink record={referred} of={of} what={say(`tab_${tab}`)} />}
        >
          <Values record={referred} resource={resource} names={names} />
        </Part>
      )}
    </Told>
  );
}

/** A record by its resource and key. */
export function useRecordOf(resourceId: string, recordId: string) {
  return useAnswer<{ record: RecordJSON }>(
    () => api.recordAction({ resourceId, recordId, actionName: 'show' }),
    `${resourceId}/${recordId}`,
  );
}
