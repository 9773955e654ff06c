import type { ActionProps } from 'adminjs';
import { type FormEvent, useState } from 'react';
import { useWords } from '../common/use-words';
import { Box, Frame } from './frame';
import { usePost } from './use-post';

/** Gives a user a new password. */
export function SetPassword(props: ActionProps) {
  const { say } = useWords('SetPassword');
  const { say: sayAll } = useWords('RecordAction');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState('');
  const { post, isWorking } = usePost(props, sayAll('failed'));

  const save = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await post({ password });
    setProblem(answer?.notice?.type === 'error' ? answer.notice.message : '');
  };
  return (
    <Frame>
      <Box title={props.record?.title ?? ''}>
        <form onSubmit={save} className="kr">
          <p>{say('lead')}</p>
          <div className="kr-form">
            <label htmlFor="password">
              <strong>{say('password')}</strong>
            </label>
            <span className="k-help" id="password-help">
              {say('help')}
            </span>
            <input
              className="k-input"
              id="password"
              type="password"
              autoComplete="new-password"
              required
              value={password}
              aria-describedby={problem ? 'password-help password-problem' : 'password-help'}
              aria-invalid={problem !== ''}
              onChange={(event) => setPassword(event.target.value)}
            />
            {problem ? (
              <p className="k-field-problem" id="password-problem" role="alert">
                {problem}
              </p>
            ) : null}
          </div>
          <div className="kr-buttons">
            <button type="submit" className="k-button" disabled={isWorking}>
              {isWorking ? sayAll('working') : say('save')}
            </button>
          </div>
        </form>
      </Box>
    </Frame>
  );
}
