import type { ActionProps } from 'adminjs';
import { ActionForm } from '../common/action-form';
import { listOf } from '../common/links';
import { usePost } from '../common/use-post';
import { useWords } from '../common/use-words';

/** Says which records are ticked, and deletes all of them, or none, when that is meant. */
export function DeleteSeveral({ records = [], resource, action }: ActionProps) {
  const { say } = useWords('Deleting');
  const recordIds = records.map(({ id }) => id);
  const { post, told, isBusy } = usePost({ resourceId: resource.id, actionName: action.name, recordIds });
  return (
    <ActionForm
      title={say('several', { count: records.length })}
      told={told}
      doIt={say('confirm')}
      back={listOf(resource.id)}
      backWord={say('keep')}
      isBusy={isBusy}
      isDangerous
      onDo={() => post()}
    >
      <ul className="k-rows">
        {records.map(({ id, title }) => (
          <li key={id}>{title}</li>
        ))}
      </ul>
      <p>{say('severalGo')}</p>
      <p>{say('cannotBeUndone')}</p>
    </ActionForm>
  );
}
