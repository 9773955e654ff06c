import type { ActionProps, RecordJSON, ResourceJSON } from 'adminjs';
import type { ComponentType } from 'react';
import { Link } from 'react-router-dom';
import { recordOf } from '../common/links';
import { Part } from '../common/page';
import { useWords } from '../common/use-words';
import { MONEY_ACTIONS } from './booking-money';
import { BookingParts } from './booking-parts';
import { LatestChanges } from './history';
import { HitBySaved } from './hits';
import { KoiePage } from './koie-page';
import { RecordHeader } from './record-header';
import { relationsOf } from './related';
import { RelatedList } from './related-list';
import { useResources } from './use-resource-of';
import { Values } from './values';

type Shown = ComponentType<{ record: RecordJSON; resource: ResourceJSON }>;

/** The records whose pages are more than their values. */
const PAGES: Record<string, Shown> = { koier: KoiePage };

/** A record's own page. */
export function ShowRecord({ record, resource }: ActionProps) {
  if (!record) return null;
  const Page = PAGES[resource.id] ?? AnyRecord;
  return <Page record={record} resource={resource} />;
}

/** What a record holds, what belongs to it, and what was last changed. */
function AnyRecord({ record, resource }: { record: RecordJSON; resource: ResourceJSON }) {
  return (
    <>
      <RecordHeader
        record={record}
        resource={resource}
        next={nextOf(record)}
        elsewhere={resource.id === 'bookings' ? MONEY_ACTIONS : []}
      />
      <div className="k-stack">
        <Part>
          {resource.id === 'audit_entries' ? <Changed record={record} /> : null}
          <Values record={record} resource={resource} />
        </Part>
        <Gathered record={record} resource={resource} />
        {resource.id === 'closures' ? <HitBySaved record={record} /> : null}
        {relationsOf(resource.id, record).map((relation) => (
          <RelatedList key={relation.title} relation={relation} />
        ))}
        <LatestChanges record={record} resource={resource} />
      </div>
    </>
  );
}

/** What is done next: a hold is confirmed, and the key of a stay handed out or taken back. */
function nextOf({ recordActions, params }: RecordJSON): string | undefined {
  if (params.state === 'held') return 'confirmBooking';
  return recordActions.find(({ name }) => ['handOutKey', 'takeBackKey'].includes(name))?.name;
}

function Gathered({ record, resource }: { record: RecordJSON; resource: ResourceJSON }) {
  const resourceOf = useResources();
  // The desk knows of nothing but bookings, and may not have what belongs to them.
  if (resource.id !== 'bookings' || !resourceOf('reports')) return null;
  return (
    <div className="k-grid">
      <BookingParts record={record} resource={resource} />
    </div>
  );
}

/** The way from the history to what was changed. */
function Changed({ record: { params } }: { record: RecordJSON }) {
  const { say } = useWords('Related');
  const changed = useResources()(String(params.resource));
  if (!changed) return null;
  const target = { resourceId: changed.id, recordId: String(params.recordId), actionName: 'show' };
  return (
    <p className="k-links">
      <Link to={recordOf(target.resourceId, target.recordId, target.actionName)}>{say('changed')}</Link>
    </p>
  );
}
