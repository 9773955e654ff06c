import { type ActionJSON, type RecordJSON, type ResourceJSON, useTranslation } from 'adminjs';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { Icon } from '../common/icon';
import { HOME, recordOf } from '../common/links';
import { useTitle } from '../common/use-title';
import { useWords } from '../common/use-words';

/** What a record's page shows itself. */
const NOT_OFFERED = ['show'];

interface Props {
  record: RecordJSON;
  resource: ResourceJSON;
  /** Whom or what the page is about; the record's title where it is left out. */
  heading?: string;
  /** The part of the page that is open, for the browser's tab. */
  part?: string | undefined;
  /** States in words, beside the heading. */
  states?: ReactNode;
  lead?: ReactNode;
  /** The action that comes next, in the state that the record is in. */
  next?: string | undefined;
  /** Actions that stand beside it. The others are folded away, where any is named. */
  beside?: readonly string[];
  /** Actions that the page offers elsewhere. */
  elsewhere?: readonly string[];
}

/** Which record one looks at, and what can be done with it. */
export function RecordHeader({
  record,
  resource,
  heading = record.title,
  part,
  states,
  lead,
  next,
  beside,
  elsewhere = [],
}: Props) {
  const { translateLabel } = useTranslation();
  useTitle(part ? `${record.title}: ${part}` : record.title);
  const offered = record.recordActions
    .filter(({ name }) => !NOT_OFFERED.includes(name) && !elsewhere.includes(name))
    .sort((one, other) => rankOf(one, next) - rankOf(other, next));
  const isInSight = ({ name }: ActionJSON) => name === next || !beside || beside.includes(name);
  const folded = offered.filter((action) => !isInSight(action));
  return (
    <header className="k-head">
      <nav className="k-way" aria-label={translateLabel('wayBack')}>
        <Link to={resource.href ?? HOME}>{translateLabel(resource.name, resource.id)}</Link>
      </nav>
      <div className="k-head-row">
        <div>
          <h1>{heading}</h1>
          {states || lead ? (
            <p className="k-lead k-states">
              {states}
              {lead ? <span>{lead}</span> : null}
            </p>
          ) : null}
        </div>
        <div className="k-actions k-screen">
          {offered.filter(isInSight).map((action) => (
            <ActionLink key={action.name} action={action} record={record} isNext={action.name === next} />
          ))}
          {folded.length > 0 ? <Folded actions={folded} record={record} /> : null}
        </div>
      </div>
    </header>
  );
}

/** What is done more seldom; last what cannot be undone. */
function Folded({ actions, record }: { actions: ActionJSON[]; record: RecordJSON }) {
  const { say } = useWords('RecordHeader');
  return (
    <details className="k-more">
      <summary className="k-button">
        {say('more')}
        <Icon icon="ChevronDown" />
      </summary>
      <div>
        {actions.map((action) => (
          <ActionLink key={action.name} action={action} record={record} />
        ))}
      </div>
    </details>
  );
}

function ActionLink({
  action: { name, label, icon, variant, resourceId },
  record,
  isNext = false,
}: {
  action: ActionJSON;
  record: RecordJSON;
  isNext?: boolean;
}) {
  const { translateAction } = useTranslation();
  const look = isNext ? 'k-button k-main' : variant === 'danger' ? 'k-button k-danger' : 'k-button';
  return (
    <Link className={look} to={recordOf(resourceId, record.id, name)}>
      <Icon icon={icon ?? 'Circle'} />
      {translateAction(label, resourceId)}
    </Link>
  );
}

/** What comes next stands first, and what cannot be undone last. */
function rankOf({ name, variant }: ActionJSON, next: string | undefined): number {
  if (name === next) return -1;
  return variant === 'danger' ? 1 : 0;
}
