import { type ActionProps, ApiClient, useNotice } from 'adminjs';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { listOf } from '../common/links';
import { toldBy } from '../common/use-answer';
import { useWords } from '../common/use-words';
import { Finder } from '../fields/reference';
import { Frame, Labelled } from './frame';

const api = new ApiClient();
const STATES = ['open', 'doing', 'done'];

/** Gives the tasks that were ticked to somebody, and sets how far they are. */
export function PlanTasks({ records = [], resource, action }: ActionProps) {
  const { say, label } = useWords('Tasks');
  const [assigneeId, setAssignee] = useState('');
  const [state, setState] = useState('');
  const [told, setTold] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const navigate = useNavigate();
  const addNotice = useNotice();

  const plan = async () => {
    if (assigneeId === '' && state === '') {
      setTold(say('chooseOne'));
      return;
    }
    setBusy(true);
    try {
      const { data } = await api.bulkAction({
        resourceId: resource.id,
        recordIds: records.map(({ id }) => id),
        actionName: action.name,
        data: { assigneeId, state },
      });
      if (data.notice?.type !== 'error') {
        if (data.notice) addNotice(data.notice);
        goBack();
        return;
      }
      setTold(data.notice.message);
    } catch (error) {
      setTold(toldBy(error) ?? say('failed'));
    }
    setBusy(false);
  };
  // Back to the list with its filters, from where one comes.
  const goBack = () => (window.history.state?.idx > 0 ? navigate(-1) : navigate(listOf(resource.id)));

  return (
    <Frame
      ask={
        <>
          <p>
            <b>{say('chosen', { count: records.length })}</b>
          </p>
          <ul>
            {records.map(({ id, title }) => (
              <li key={id}>{title}</li>
            ))}
          </ul>
        </>
      }
      told={told}
      doIt={say('save')}
      back={listOf(resource.id)}
      isBusy={isBusy}
      onDo={() => void plan()}
    >
      <Labelled label={say('assignee')} name="assigneeId" help={say('assigneeHelp')}>
        <Finder
          id="kd-assigneeId"
          resource="users"
          value={assigneeId}
          onPick={(value) => setAssignee(value ?? '')}
        />
      </Labelled>
      <Labelled label={say('state')} name="state">
        <select id="kd-state" name="state" value={state} onChange={(event) => setState(event.target.value)}>
          <option value="">{say('unchanged')}</option>
          {STATES.map((value) => (
            <option key={value} value={value}>
              {label('tasks', 'state', value)}
            </option>
          ))}
        </select>
      </Labelled>
    </Frame>
  );
}
