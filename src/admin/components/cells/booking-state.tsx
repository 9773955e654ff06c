import { type BasePropertyProps, useTranslation } from 'adminjs';
import { Badge } from '../common/badge';
import { Value } from './value';

/** How far a booking has come, in a list: and where it is confirmed and still owed, that too. */
export function BookingState(props: BasePropertyProps) {
  const { tl } = useTranslation();
  const { record, resource } = props;
  const isOwed = record?.params.state === 'confirmed' && record.params.paid === false;
  return (
    <span className="k-states">
      <Value {...props} />
      {isOwed ? <Badge tone="warn">{tl('paid.false', resource.id)}</Badge> : null}
    </span>
  );
}
