import { type BasePropertyProps, useTranslation } from 'adminjs';
import { Badge } from '../common/badge';
import { Value } from './value';

/** How far a booking has come, in a list; and where it is confirmed and still owed, or the waiting list offers it, that too. */
export function BookingState(props: BasePropertyProps) {
  const { tl } = useTranslation();
  const { record, resource } = props;
  const isOwed = record?.params.state === 'confirmed' && record.params.paid === false;
  const isOffered = record?.params.state === 'held' && record.params.byWaitingList === true;
  return (
    <span className="k-states">
      <Value {...props} />
      {isOffered ? <Badge tone="neutral">{tl('byWaitingList.true', resource.id)}</Badge> : null}
      {isOwed ? <Badge tone="warn">{tl('paid.false', resource.id)}</Badge> : null}
    </span>
  );
}
