import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { AvalancheAnswer } from '../../../services/avalanche';
import { Field } from './field';
import { recordOf } from './links';
import { usePost } from './use-post';
import { useWords } from './use-words';

interface Props {
  koieId: number;
  nights: string[];
  /** Done at once. */
  answer?: 'close' | 'lift';
  /** Decided against it, with a reason. */
  decision?: 'keep_open' | 'keep_closed';
  done(): void;
}

/** The two answers of the board about nights: what the danger asks for, with one click, or the opposite, with a reason. */
export function Answers({ koieId, nights, answer, decision, done }: Props) {
  const { say } = useWords('Avalanche');
  const [isDeciding, setDeciding] = useState(false);
  const [reason, setReason] = useState('');
  const navigate = useNavigate();
  const target = { resourceId: 'koier', recordId: String(koieId), actionName: 'avalanche' };
  const { post, isBusy, errors, told } = usePost(target, () => undefined);
  const id = `avalanche-${koieId}-${nights[0]}`;

  const send = async (what: AvalancheAnswer) => {
    const answered = await post({ answer: what, nights: nights.join(','), reason });
    if (answered?.notice?.type !== 'success') return;
    const [closure] = answered.closureIds ?? [];
    // Whom it hits, stands on its page.
    if (closure) navigate(recordOf('closures', closure, 'seeTo'));
    else done();
  };
  return (
    <form
      className="k-asked"
      onSubmit={(event) => {
        event.preventDefault();
        if (decision) void send(decision);
      }}
    >
      {isDeciding ? (
        <Field id={id} label={say('reason')} help={say('reasonHelp')} error={errors.reason} isRequired>
          {(input) => (
            <input
              {...input}
              type="text"
              value={reason}
              maxLength={2000}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      ) : null}
      {told && !errors.reason ? (
        <p className="k-problem" role="alert">
          {told}
        </p>
      ) : null}
      <div className="k-actions">
        {isDeciding && decision ? (
          <button type="submit" className="k-button k-main" disabled={isBusy}>
            {say(`save_${decision}`)}
          </button>
        ) : (
          <>
            {answer ? (
              <button
                type="button"
                className="k-button k-main"
                disabled={isBusy}
                onClick={() => void send(answer)}
              >
                {say(`do_${answer}`)}
              </button>
            ) : null}
            {decision ? (
              <button type="button" className="k-button" disabled={isBusy} onClick={() => setDeciding(true)}>
                {say(`do_${decision}`)}
              </button>
            ) : null}
          </>
        )}
      </div>
    </form>
  );
}
