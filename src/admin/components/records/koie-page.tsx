import type { RecordJSON, ResourceJSON } from 'adminjs';
import { Badge } from '../common/badge';
import { Tabs, useTab } from '../common/tabs';
import { useWords } from '../common/use-words';
import { KOIE_TABS } from './koie-tabs';
import { RecordHeader } from './record-header';

/** What the tabs offer. */
const ELSEWHERE = ['edit', 'history', 'related'];

/** A koie on one page, though what is known of it is kept in several tables: its tabs. */
export function KoiePage({ record, resource }: { record: RecordJSON; resource: ResourceJSON }) {
  const { say, label } = useWords('Koie');
  const open = useTab(KOIE_TABS);
  const Shown = KOIE_TABS.find(({ name }) => name === open)?.Shown;
  const { koieType, numberOfBeds, inUse } = record.params;
  return (
    <>
      <RecordHeader
        record={record}
        resource={resource}
        part={open === KOIE_TABS[0]?.name ? undefined : say(`tab_${open}`)}
        states={inUse === false ? <Badge tone="warn">{say('notInUse')}</Badge> : null}
        lead={`${label('koier', 'koieType', String(koieType))} · ${say('beds', { count: Number(numberOfBeds) })}`}
        beside={[]}
        elsewhere={ELSEWHERE}
      />
      <Tabs
        label={say('tabs', { koie: record.title })}
        tabs={KOIE_TABS.map(({ name }) => ({ name, title: say(`tab_${name}`) }))}
      />
      <div className="k-stack">{Shown ? <Shown record={record} resource={resource} /> : null}</div>
    </>
  );
}
