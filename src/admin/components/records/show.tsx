import type { ActionProps, RecordJSON, ResourceJSON } from 'adminjs';
import type { ComponentType } from 'react';
import { Link } from 'react-router-dom';
import { recordOf } from '../common/links';
import { Part } from '../common/page';
import { useResources } from '../common/use-resources';
import { useWords } from '../common/use-words';
import { BookingPage } from './booking-page';
import { LatestChanges } from './history';
import { KoiePage } from './koie-page';
import { PeriodPreview } from './period-preview';
import { ReceiptLinks } from './receipts';
import { RecordHeader } from './record-header';
import { relationsOf } from './related';
import { RelatedList } from './related-list';
import { ReleasePreview } from './release-preview';
import { ReportSheet } from './report-sheet';
import { SeenToOf } from './seen-to-of';
import { TermsPreview } from './terms-preview';
import { Values } from './values';

type Shown = ComponentType<{ record: RecordJSON; resource: ResourceJSON }>;

/** The records whose pages are more than their values. */
const PAGES: Record<string, Shown> = { koier: KoiePage, bookings: BookingPage, reports: ReportSheet };

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
      <RecordHeader record={record} resource={resource} />
      <div className="k-stack">
        <Part>
          {resource.id === 'audit_entries' ? <Changed record={record} /> : null}
          <Values record={record} resource={resource} />
          {resource.id === 'receipts' ? <ReceiptLinks record={record} /> : null}
        </Part>
        {resource.id === 'booking_periods' ? <PeriodPreview params={record.params} /> : null}
        {resource.id === 'release_rules' ? <ReleasePreview params={record.params} /> : null}
        {resource.id === 'terms' ? <TermsPreview params={record.params} /> : null}
        {resource.id === 'closures' ? <SeenToOf record={record} /> : null}
        {relationsOf(resource.id, record).map((relation) => (
          <RelatedList key={relation.title} relation={relation} />
        ))}
        <LatestChanges record={record} resource={resource} />
      </div>
    </>
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
