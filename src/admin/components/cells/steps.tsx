import type { BasePropertyProps } from 'adminjs';
import type { TermsStep } from '../../../services/accounts';
import { Labelled } from '../common/labelled';
import { useWords } from '../common/use-words';

/** The steps of terms in short: «10 dager før: 100 % · 5 dager før: 50 %». */
export function StepsValue({ property, record, where }: BasePropertyProps) {
  const { say } = useWords('Terms');
  const steps = JSON.parse(String(record?.params[property.path] ?? '[]')) as TermsStep[];
  const told = [...steps]
    .sort((one, other) => other.days_before - one.days_before)
    .map(({ days_before, percent }) => say('step', { days: days_before, percent }));
  return (
    <Labelled property={property} where={where}>
      {told.length > 0 ? told.join(' · ') : say('nothing')}
    </Labelled>
  );
}
