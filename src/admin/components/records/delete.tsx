import { type ActionProps, ApiClient, useTranslation } from 'adminjs';
import type { FormEvent } from 'react';
import { Link } from 'react-router-dom';
import type { Consequence } from '../../../platform/consequences';
import { useAnswer } from '../common/use-answer';
import { useWords } from '../common/use-words';
import { Box, Frame } from './frame';
import { urls } from './urls';
import { usePost } from './use-post';

const api = new ApiClient();
const EFFECTS = ['refused', 'deleted', 'unlinked'] as const;
const HEADINGS = { refused: 'refused', deleted: 'alsoDeleted', unlinked: 'unlinked' } as const;

/** Says what else goes with a record, and deletes it when that is meant. */
export function DeleteConfirm(props: ActionProps) {
  const { record, resource, action } = props;
  const { say } = useWords('Deleting');
  const { post, isWorking } = usePost(props, say('failed'));
  const target = { resourceId: resource.id, recordId: record?.id ?? '' };
  const { answer } = useAnswer(async () => {
    const { data } = await api.recordAction({ ...target, actionName: action.name });
    return { data: (data as unknown as { consequences: Consequence[] }).consequences };
  }, `${resource.id}/${target.recordId}`);
  if (!record) return null;
  const consequences = answer.state === 'ready' ? answer.data : [];
  const isRefused = consequences.some(({ effect }) => effect === 'refused');
  const remove = (event: FormEvent) => {
    event.preventDefault();
    void post({});
  };
  return (
    <Frame>
      <Box title={say('question', { title: record.title })}>
        <form onSubmit={remove} className="kr">
          {answer.state === 'failed' ? <p role="alert">{answer.told ?? say('failed')}</p> : null}
          {answer.state === 'ready' && consequences.length === 0 ? <p>{say('nothingElse')}</p> : null}
          {EFFECTS.map((effect) => (
            <Effects key={effect} effect={effect} all={consequences} />
          ))}
          {isRefused ? null : <p>{say('cannotBeUndone')}</p>}
          <div className="kr-buttons">
            {isRefused ? null : (
              <button
                type="submit"
                className="k-button k-remove"
                disabled={isWorking || answer.state !== 'ready'}
              >
                {isWorking ? say('working') : say('confirm')}
              </button>
            )}
            <Link className="k-button k-light" to={urls.recordActionUrl({ ...target, actionName: 'show' })}>
              {say('keep')}
            </Link>
          </div>
        </form>
      </Box>
    </Frame>
  );
}

function Effects({ effect, all }: { effect: Consequence['effect']; all: Consequence[] }) {
  const { say } = useWords('Deleting');
  const { translateLabel } = useTranslation();
  const some = all.filter((consequence) => consequence.effect === effect);
  if (some.length === 0) return null;
  return (
    <div className={effect === 'unlinked' ? '' : effect === 'refused' ? 'kr-problem' : 'kr-warning'}>
      <h3>{say(HEADINGS[effect])}</h3>
      <ul>
        {some.map(({ resource, count }) => (
          <li key={resource}>{say('line', { resource: translateLabel(resource), number: count })}</li>
        ))}
      </ul>
    </div>
  );
}
