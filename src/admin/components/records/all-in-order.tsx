import type { RecordJSON, ResourceJSON } from 'adminjs';
import { useWords } from '../common/use-words';

type Property = ResourceJSON['editProperties'][number];

/** «All in order» of a report: answers the marks that have not been, and leaves the others. */
export function AllInOrder({
  record,
  resource,
  onChange,
}: {
  record: RecordJSON;
  resource: ResourceJSON;
  onChange(params: Record<string, string>): void;
}) {
  const { say } = useWords('Form');
  const unanswered = resource.editProperties.flatMap((property) => {
    const mark = markInOrder(property);
    const { [property.propertyPath]: answer } = record.params;
    return mark !== undefined && (answer ?? '') === '' ? [[property.propertyPath, mark] as const] : [];
  });
  return (
    <p className="k-actions">
      <button
        type="button"
        className="k-button"
        disabled={unanswered.length === 0}
        onClick={() => onChange(Object.fromEntries(unanswered))}
      >
        {say('allInOrder')}
      </button>
      <span className="k-small">{say('allInOrderHelp')}</span>
    </p>
  );
}

/** The mark that says a thing is in order; undefined for what is no mark. */
function markInOrder({ type, propertyPath, availableValues }: Property): string | undefined {
  if (type === 'boolean') return 'true';
  if (!availableValues || propertyPath === 'koieId') return undefined;
  return ['firewood', 'choppedUpWood'].includes(propertyPath) ? '4' : '0';
}
