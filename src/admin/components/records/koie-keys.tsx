import { Link } from 'react-router-dom';
import { recordOf } from '../common/links';
import { Part, Told } from '../common/page';
import { useResources } from '../common/use-resources';
import { useWords } from '../common/use-words';
import { EditLink } from './edit-link';
import { useRecordOf } from './koie-referred';
import type { KoieTabProps } from './koie-tabs';
import { RelatedList } from './related-list';
import { Values } from './values';

/** Which desk has the keys of a koie, what guests are told about them, and which are out. */
export function KoieKeys({ record, resource }: KoieTabProps) {
  const { say } = useWords('Koie');
  const { deskId } = record.params;
  return (
    <>
      <div className="k-grid">
        <Part title={say('keys')} aside={<EditLink record={record} of={resource.id} what={say('keys')} />}>
          <Values record={record} resource={resource} names={['keyNoticeNb', 'keyNoticeEn']} />
        </Part>
        {deskId ? (
          <Desk deskId={String(deskId)} />
        ) : (
          <Part title={say('desk')}>
            <p className="k-empty">{say('noDesk')}</p>
          </Part>
        )}
      </div>
      <RelatedList
        relation={{
          title: 'keys',
          resource: 'keys',
          filters: { koieId: Number(record.id) },
          sortBy: 'label',
          direction: 'asc',
          columns: ['label', 'state', 'bookingId', 'since', 'note'],
          add: { koieId: Number(record.id), ...(deskId ? { deskId: Number(deskId) } : {}) },
        }}
      />
      <RelatedList
        relation={{
          title: 'keysOut',
          resource: 'bookings',
          filters: { koieId: Number(record.id), keyStatus: 'picked_up' },
          sortBy: 'departureDate',
          direction: 'asc',
          columns: ['reference', 'guest', 'arrivalDate', 'departureDate', 'keyStatus'],
        }}
      />
    </>
  );
}

function Desk({ deskId }: { deskId: string }) {
  const { say } = useWords('Koie');
  const resource = useResources()('desks');
  const { answer, again } = useRecordOf('desks', deskId);
  if (!resource) return null;
  return (
    <Told answer={answer} again={again}>
      {({ record }) => (
        <Part title={record.title} aside={<Link to={recordOf('desks', record.id)}>{say('desk')}</Link>}>
          <Values
            record={record}
            resource={resource}
            names={['address', 'openingNb', 'openingEn', 'contact']}
          />
        </Part>
      )}
    </Told>
  );
}
