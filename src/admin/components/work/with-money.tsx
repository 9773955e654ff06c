import type { ActionProps, RecordJSON, ResourceJSON } from 'adminjs';
import type { ReactNode } from 'react';
import type { BookingMoney } from '../../../services/figures/related';
import { Told } from '../common/page';
import { useRelated } from '../common/use-related';

/** What a form about the money of a booking begins with. */
export interface MoneyForm {
  record: RecordJSON;
  money: BookingMoney;
  target: { resourceId: string; recordId: string; actionName: string };
}

/** A form about the money of a booking, once that is there. */
export function WithMoney({
  record,
  resource,
  action,
  children,
}: ActionProps & { children: (form: MoneyForm) => ReactNode }) {
  return record ? (
    <Asked record={record} resource={resource} actionName={action.name}>
      {children}
    </Asked>
  ) : null;
}

function Asked({
  record,
  resource,
  actionName,
  children,
}: {
  record: RecordJSON;
  resource: ResourceJSON;
  actionName: string;
  children: (form: MoneyForm) => ReactNode;
}) {
  const { answer, again } = useRelated<{ money: BookingMoney }>(resource, record);
  const target = { resourceId: resource.id, recordId: record.id, actionName };
  return (
    <Told answer={answer} again={again} lines={8}>
      {({ related }) => children({ record, money: related.money, target })}
    </Told>
  );
}
