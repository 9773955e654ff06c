import type { ActionProps } from 'adminjs';
import type { Consequence } from '../../../platform/consequences';
import { ActionForm } from '../common/action-form';
import { api } from '../common/api';
import { recordOf } from '../common/links';
import { useAnswer } from '../common/use-answer';
import { usePost } from '../common/use-post';
import { useWords } from '../common/use-words';
import { Consequences } from './consequences';

/** Says what else goes with a record, and deletes it when that is meant. */
export function DeleteConfirm({ record, resource, action }: ActionProps) {
  const { say } = useWords('Deleting');
  const target = { resourceId: resource.id, recordId: record?.id ?? '', actionName: action.name };
  const { post, told, isBusy } = usePost(target);
  const { answer } = useAnswer(
    () => api.recordAction<{ consequences: Consequence[] }>(target),
    `${resource.id}/${target.recordId}`,
  );
  if (!record) return null;
  const consequences = answer.state === 'ready' ? answer.data.consequences : [];
  const isRefused = consequences.some(({ effect }) => effect === 'refused');
  return (
    <ActionForm
      title={say('question', { title: record.title })}
      told={answer.state === 'failed' ? (answer.told ?? say('failed')) : told}
      doIt={isRefused ? undefined : say('confirm')}
      back={recordOf(resource.id, record.id)}
      backWord={say('keep')}
      isBusy={isBusy || answer.state !== 'ready'}
      isDangerous
      onDo={() => post()}
    >
      {answer.state === 'ready' ? <Consequences all={consequences} /> : null}
      {isRefused ? null : <p>{say('cannotBeUndone')}</p>}
    </ActionForm>
  );
}
