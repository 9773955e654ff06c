import { type EditPropertyProps, useTranslation } from 'adminjs';
import { ChoiceEdit, useChoices } from './choice';

/** How a booking that is being made is settled: by card means that the guest gets a link. */
export function SettlementEdit(props: EditPropertyProps) {
  const { tm } = useTranslation();
  const { property } = props;
  const choices = useChoices(property).map((choice) =>
    choice.value === 'card' ? { ...choice, label: tm('cardByLink', property.resourceId) } : choice,
  );
  return <ChoiceEdit {...props} choices={choices} />;
}
