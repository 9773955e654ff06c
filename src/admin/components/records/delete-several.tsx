import type { ActionProps } from 'adminjs';
import { Link } from 'react-router-dom';
import type { Consequence } from '../../../platform/consequences';
import { ActionForm } from '../common/action-form';
import { api } from '../common/api';
import { bulkOf, listOf } from '../common/links';
import { useAnswer } from '../common/use-answer';
import { usePost } from '../common/use-post';
import { useWords } from '../common/use-words';
import { Consequences } from './consequences';

/**
 * Says which records are ticked and what else goes with them, and deletes all of them, or none, when that is meant. What cannot be
 * deleted is marked, and the rest offered without it.
 */
export function DeleteSeveral({ records = [], resource, action }: ActionProps) {
  const { say } = useWords('Deleting');
  const recordIds = records.map(({ id }) => id);
  const target = { resourceId: resource.id, actionName: action.name, recordIds };
  const { post, told, isBusy } = usePost(target);
  const { answer } = useAnswer(
    () => api.bulkAction<{ consequences: Consequence[] }>(target),
    `${resource.id}/${recordIds}`,
  );
  const consequences = answer.state === 'ready' ? answer.data.consequences : [];
  const refused = new Set(consequences.filter(({ effect }) => effect === 'refused').flatMap(({ of }) => of));
  const others = recordIds.filter((id) => !refused.has(id));
  return (
    <ActionForm
      title={say('several', { count: records.length })}
      told={answer.state === 'failed' ? (answer.told ?? say('failed')) : told}
      doIt={refused.size > 0 ? undefined : say('confirmSeveral', { count: records.length })}
      back={listOf(resource.id)}
      backWord={say('keep')}
      isBusy={isBusy || answer.state !== 'ready'}
      isDangerous
      onDo={() => post()}
    >
      <ul className="k-rows">
        {records.map(({ id, title }) => (
          <li key={id}>
            {title} {refused.has(id) ? <strong>– {say('isInTheWay')}</strong> : null}
          </li>
        ))}
      </ul>
      {answer.state === 'ready' ? <Consequences all={consequences} /> : null}
      {refused.size > 0 && others.length > 0 ? (
        <Link className="k-link" to={bulkOf(resource.id, action.name, others)}>
          {say('onlyOthers', { count: others.length })}
        </Link>
      ) : null}
      {refused.size > 0 ? null : <p>{say('cannotBeUndone')}</p>}
    </ActionForm>
  );
}
