import { type ActionProps, useTranslation } from 'adminjs';
import { type FormEvent, useState } from 'react';
import { Link } from 'react-router-dom';
import { useWords } from '../common/use-words';
import { Box, Frame } from './frame';
import { urls } from './urls';
import { type ActionAnswer, usePost } from './use-post';

/** Asks whether an action is meant, and only then does it. */
export function RecordAction(props: ActionProps) {
  const { record, resource, action } = props;
  const { translateAction } = useTranslation();
  const { say } = useWords('RecordAction');
  const [concerns, setConcerns] = useState<ActionAnswer['mustConfirm']>();
  const { post, isWorking } = usePost(props, say('failed'));
  if (!record) return null;

  const perform = async (event: FormEvent) => {
    event.preventDefault();
    const expected = record.params.keyStatus ? { expected: record.params.keyStatus } : {};
    const answer = await post({ ...expected, ...(concerns ? { confirmed: 'true' } : {}) });
    setConcerns(answer?.mustConfirm);
  };
  const doIt = concerns ? say('confirmed') : translateAction(action.label, resource.id);
  const back = urls.recordActionUrl({ resourceId: resource.id, recordId: record.id, actionName: 'show' });
  return (
    <Frame>
      <Box title={say(`ask_${action.name}`)}>
        <form onSubmit={perform} className="kr">
          <p>{record.title}</p>
          {concerns ? <Concerns {...concerns} /> : null}
          <div className="kr-buttons">
            <button type="submit" className="k-button" disabled={isWorking}>
              {isWorking ? say('working') : doIt}
            </button>
            <Link className="k-button k-light" to={back}>
              {say('back')}
            </Link>
          </div>
        </form>
      </Box>
    </Frame>
  );
}

function Concerns({ deskNote, closure }: NonNullable<ActionAnswer['mustConfirm']>) {
  const { say } = useWords('RecordAction');
  return (
    <div className="kr-warning" role="alert">
      <h3>{say('read')}</h3>
      {closure === null ? null : (
        <p>
          <strong>{say('closed')}:</strong> {closure}
        </p>
      )}
      {deskNote ? (
        <p>
          <strong>{say('deskNote')}:</strong> {deskNote}
        </p>
      ) : null}
    </div>
  );
}
