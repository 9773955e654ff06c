import { type EditPropertyProps, type FilterPropertyProps, useTranslation } from 'adminjs';
import { ChoiceEdit, ChoiceFilter } from './choice';

/**
 * Yes or no. A box to tick would look like «no» in a new record, which gets what is usual
 * for what has not been answered, or none where it can be left unanswered.
 */
export function BooleanEdit(props: EditPropertyProps) {
  const { tl } = useTranslation();
  const { canBeEmpty } = props.property.custom;
  return (
    <ChoiceEdit
      {...props}
      choices={useYesAndNo()}
      empty={tl(canBeEmpty ? 'notAnswered' : 'usual')}
      canBeEmpty={canBeEmpty === true}
    />
  );
}

/** Yes, no or either. */
export function BooleanFilter(props: FilterPropertyProps) {
  return <ChoiceFilter {...props} choices={useYesAndNo()} />;
}

function useYesAndNo() {
  const { tl } = useTranslation();
  return [
    { value: 'true', label: tl('yes') },
    { value: 'false', label: tl('no') },
  ];
}
