import type { ActionProps } from 'adminjs';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { ActionForm } from '../common/action-form';
import { Choices, Field } from '../common/field';
import { Finder } from '../common/finder';
import { listOf } from '../common/links';
import { usePost } from '../common/use-post';
import { useWords } from '../common/use-words';

const STATES = ['open', 'doing', 'done'];

/** Gives the tasks that were ticked to somebody, and sets how far they are. */
export function PlanTasks({ records = [], resource, action }: ActionProps) {
  const { say, label } = useWords('Tasks');
  const [assigneeId, setAssignee] = useState('');
  const [state, setState] = useState('');
  const navigate = useNavigate();
  // Back to the list with its filters, from where one comes.
  const goBack = () => (window.history.state?.idx > 0 ? navigate(-1) : navigate(listOf(resource.id)));
  const { post, told, refuse, isBusy } = usePost(
    { resourceId: resource.id, recordIds: records.map(({ id }) => id), actionName: action.name },
    goBack,
  );
  const choices = [
    { value: '', label: say('unchanged') },
    ...STATES.map((value) => ({ value, label: label('tasks', 'state', value) })),
  ];
  return (
    <ActionForm
      title={say('chosen', { count: records.length })}
      told={told}
      doIt={say('save')}
      back={listOf(resource.id)}
      isBusy={isBusy}
      onDo={() => (assigneeId || state ? post({ assigneeId, state }) : refuse(say('chooseOne')))}
    >
      <ul>
        {records.map(({ id, title }) => (
          <li key={id}>{title}</li>
        ))}
      </ul>
      <Field id="assigneeId" label={say('assignee')} help={say('assigneeHelp')}>
        {(input) => (
          <Finder
            {...input}
            resource="users"
            value={assigneeId}
            onPick={(value) => setAssignee(value ?? '')}
          />
        )}
      </Field>
      <Field id="state" label={say('state')}>
        {(input) => <Choices {...input} choices={choices} value={state} onChoose={setState} />}
      </Field>
    </ActionForm>
  );
}
