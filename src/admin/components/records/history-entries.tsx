import type { ResourceJSON } from 'adminjs';
import { Badge, type Tone } from '../common/badge';
import { formatMoment } from '../common/format';
import { useWords } from '../common/use-words';
import { useTexts } from './texts';

/** One change of a record, as the action `history` answers. */
export interface Entry {
  at: string;
  source: string;
  actor: string | null;
  action: string;
  changes: { field: string; before: unknown; after: unknown }[];
}

const TONES: Record<string, Tone> = { create: 'good', update: 'info', delete: 'bad' };

/** Changes of a record: who, when, from what to what. */
export function HistoryEntries({ entries, resource }: { entries: Entry[]; resource: ResourceJSON }) {
  const { say, language } = useWords('History');
  if (entries.length === 0) return <p className="k-muted">{say('none')}</p>;
  return (
    <ol className="k-rows">
      {entries.map((entry) => (
        <li key={`${entry.at} ${entry.action} ${entry.changes.map(({ field }) => field).join()}`}>
          <div className="k-entry-head">
            <time dateTime={entry.at}>{formatMoment(entry.at, language)}</time>
            <Badge tone={TONES[entry.action] ?? 'neutral'}>{say(entry.action)}</Badge>
            {entry.actor ? <strong>{say('by', { who: entry.actor })}</strong> : null}
            <span className="k-muted">{say('via', { source: say(`source_${entry.source}`) })}</span>
          </div>
          {entry.action === 'create' ? (
            <details>
              <summary>{say('atFirst', { count: entry.changes.length })}</summary>
              <Changes entry={entry} resource={resource} />
            </details>
          ) : (
            <Changes entry={entry} resource={resource} />
          )}
        </li>
      ))}
    </ol>
  );
}

function Changes({ entry, resource }: { entry: Entry; resource: ResourceJSON }) {
  const { say } = useWords('History');
  const { name, text } = useTexts(resource);
  const isNew = entry.action === 'create';
  return (
    <table className="k-cards">
      <thead>
        <tr>
          <th scope="col">{say('field')}</th>
          {isNew ? null : <th scope="col">{say('before')}</th>}
          <th scope="col">{say('after')}</th>
        </tr>
      </thead>
      <tbody>
        {entry.changes.map(({ field, before, after }) => (
          <tr key={field}>
            <td data-label={say('field')}>{name(field)}</td>
            {isNew ? null : (
              <td data-label={say('before')}>
                <del>{text(field, before)}</del>
              </td>
            )}
            <td data-label={say('after')}>
              <ins>{text(field, after)}</ins>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
