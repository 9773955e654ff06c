import type { ActionProps, RecordJSON, ResourceJSON } from 'adminjs';
import type { ComponentType } from 'react';
import { Link } from 'react-router-dom';
import { recordOf } from '../common/links';
import { Part } from '../common/page';
import { Property } from '../common/property';
import { useWords } from '../common/use-words';
import { BookingParts } from './booking-parts';
import { LatestChanges } from './history';
import { HitBySaved } from './hits';
import { KoieParts } from './koie-parts';
import { relationsOf } from './related';
import { RelatedList } from './related-list';
import { useResources } from './use-resource-of';

type Parts = ComponentType<{ record: RecordJSON; resource: ResourceJSON }>;

/** Properties that need the whole width. */
const WIDE = ['textarea', 'mixed'];
/** What belongs to a record, where the server gathers it. Elsewhere it is lists of other resources. */
const GATHERED: Record<string, Parts> = { koier: KoieParts, bookings: BookingParts };

/** A record's own page: what it holds, what belongs to it, and what was last changed. */
export function ShowRecord({ record, resource }: ActionProps) {
  if (!record) return null;
  return (
    <div className="k-stack">
      <Part>
        {resource.id === 'audit_entries' ? <Changed record={record} /> : null}
        <div className="k-fields">
          {resource.showProperties.map((property) => (
            <div key={property.propertyPath} className={WIDE.includes(property.type) ? 'k-wide' : ''}>
              <Property where="show" property={property} resource={resource} record={record} />
            </div>
          ))}
        </div>
      </Part>
      <Gathered record={record} resource={resource} />
      {resource.id === 'closures' ? <HitBySaved record={record} /> : null}
      {relationsOf(resource.id, record).map((relation) => (
        <RelatedList key={relation.title} relation={relation} />
      ))}
      <LatestChanges record={record} resource={resource} />
    </div>
  );
}

function Gathered({ record, resource }: { record: RecordJSON; resource: ResourceJSON }) {
  const Gatherer = GATHERED[resource.id];
  const resourceOf = useResources();
  // The desk knows of nothing but bookings, and may not have what belongs to them.
  if (!Gatherer || !resourceOf('reports')) return null;
  return (
    <div className="k-grid">
      <Gatherer record={record} resource={resource} />
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
